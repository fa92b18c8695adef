url   http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/composition_dataEnterer
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Composition

extension           0..0
url                 -  fixedUri="http://jpfhir.jp/fhir/eCheckup/Extension/StructureDefinition/composition_dataEnterer"
value[x]            -  type Reference(core:JP_PractitionerRole)
value[x].reference  1..1  MS
