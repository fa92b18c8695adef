url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Patient_Race
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Patient_Race"
value[x]   -  type CodeableConcept  binding preferred http://terminology.hl7.org/ValueSet/v3-Race
