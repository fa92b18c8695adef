url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Immunization_CertificatedDate
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Immunization

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Immunization_CertificatedDate"
value[x]   -  type date
