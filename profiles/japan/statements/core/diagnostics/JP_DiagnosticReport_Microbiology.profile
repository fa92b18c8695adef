url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Microbiology
type  DiagnosticReport
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common

category               1..*  slicing value:$this open
category:microbiology  1..1  patternCodeableConcept={"coding": [{"code": "LP7819-8", "system": "http://loinc.org"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_DiagnosticReportCategory_VS
code                   -  patternCodeableConcept={"coding": [{"code": "18725-2", "system": "http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS", "display": "微生物学的検査報告書"}]}
effective[x]           -  type dateTime
result                 -  type Reference(core:JP_Observation_Microbiology)
