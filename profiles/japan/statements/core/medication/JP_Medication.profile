url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Medication
type  Medication
base  http://hl7.org/fhir/StructureDefinition/Medication

code                                        -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_VS
status                                      1..1
manufacturer                                -  type Reference(core:JP_Organization)
form                                        -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationFormMERIT9_VS
amount                                      -  type Ratio<core:JP_MedicationRatio_Amount>
ingredient.extension:drugNo                 0..*  type Extension<coreExt:JP_Medication_Ingredient_DrugNo>
ingredient.item[x]                          -  type CodeableConcept
ingredient.strength                         1..1  type Ratio<core:JP_MedicationRatio_Amount>
ingredient.strength.extension:strengthType  0..*  type Extension<coreExt:JP_Medication_IngredientStrength_StrengthType>
