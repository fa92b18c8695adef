url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDispenseBase
type  MedicationDispense
base  http://hl7.org/fhir/StructureDefinition/MedicationDispense

extension:preparation                0..*  type Extension<coreExt:JP_MedicationDispense_Preparation>
identifier                           1..*  slicing value:system open
identifier:rpNumber                  1..1
identifier:rpNumber.system           1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber"
identifier:rpNumber.value            1..1
identifier:requestIdentifier         0..*
identifier:requestIdentifier.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:requestIdentifier.value   1..1
partOf                               -  type Reference(core:JP_Procedure)
subject                              1..1  type Reference(core:JP_Patient)
context                              -  type Reference(core:JP_Encounter EpisodeOfCare)
performer.actor                      -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization core:JP_Patient Device RelatedPerson)
location                             -  type Reference(core:JP_Location)
quantity                             1..1  type Quantity<core:JP_MedicationSimpleQuantity>
daysSupply                           -  type Quantity<core:JP_MedicationSimpleQuantity>
whenHandedOver                       1..1
destination                          -  type Reference(core:JP_Location)
receiver                             -  type Reference(core:JP_Patient core:JP_Practitioner)
dosageInstruction                    -  type Dosage<core:JP_MedicationDosageBase>
substitution.responsibleParty        -  type Reference(core:JP_Practitioner core:JP_PractitionerRole)
