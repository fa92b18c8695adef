url   http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/JP_Checkup_Fee_Collection_Status
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Encounter

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/JP_Checkup_Fee_Collection_Status"
value[x]   -  type string
