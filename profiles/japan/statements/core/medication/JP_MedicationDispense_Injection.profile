url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDispense_Injection
type  MedicationDispense
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDispenseBase

medication[x]            -  type Reference(core:JP_Medication)
authorizingPrescription  -  type Reference(core:JP_MedicationRequest_Injection)
dosageInstruction        -  type Dosage<core:JP_MedicationDosage_Injection>
