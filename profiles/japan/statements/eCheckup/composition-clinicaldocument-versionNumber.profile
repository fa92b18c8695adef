url   http://jpfhir.jp/fhir/Common/Extension/StructureDefinition/composition-clinicaldocument-versionNumber
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Composition

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/Common/Extension/StructureDefinition/composition-clinicaldocument-versionNumber"
value[x]   -  type string
