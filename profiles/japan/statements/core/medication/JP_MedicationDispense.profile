url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDispense
type  MedicationDispense
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDispenseBase

identifier                   2..*
identifier:orderInRp         1..1
identifier:orderInRp.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex"
identifier:orderInRp.value   1..1
medication[x]                -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_VS
authorizingPrescription      -  type Reference(core:JP_MedicationRequest)
dosageInstruction            -  type Dosage<core:JP_MedicationDosage>
