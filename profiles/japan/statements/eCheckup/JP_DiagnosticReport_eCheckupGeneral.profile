url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_DiagnosticReport_eCheckupGeneral
type  DiagnosticReport
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common

meta.lastUpdated  1..1  MS
meta.profile      1..*  MS
media.link        -  type Reference(eCheckup:JP_Media_eCheckupGeneral)
