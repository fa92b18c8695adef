url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Medication_Ingredient_DrugNo
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Medication.ingredient

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Medication_Ingredient_DrugNo"
value[x]   -  type integer
