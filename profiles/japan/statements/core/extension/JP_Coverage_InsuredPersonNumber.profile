url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Coverage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber"
value[x]   -  type string
