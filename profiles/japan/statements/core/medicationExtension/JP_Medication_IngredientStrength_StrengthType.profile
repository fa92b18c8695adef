url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Medication_IngredientStrength_StrengthType
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Medication.ingredient.strength

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Medication_IngredientStrength_StrengthType"
value[x]   -  type CodeableConcept  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationIngredientStrengthStrengthType_VS
