url   http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationRequest AllergyIntolerance Condition Observation Organization

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department"
value[x]   -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_Department_SsMix_VS
