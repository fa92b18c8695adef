url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Immunization
type  Immunization
base  http://hl7.org/fhir/StructureDefinition/Immunization

extension:dueDateOfNextDose  0..1  type Extension<coreExt:JP_Immunization_DueDateOfNextDose>
extension:manufacturedDate   0..1  type Extension<coreExt:JP_Immunization_ManufacturedDate>
extension:certificatedDate   0..1  type Extension<coreExt:JP_Immunization_CertificatedDate>
vaccineCode                  -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_Immunization_VS
patient                      -  type Reference(core:JP_Patient)
encounter                    -  type Reference(core:JP_Encounter)
location                     -  type Reference(core:JP_Location)
manufacturer                 -  type Reference(core:JP_Organization)
doseQuantity                 -  type Quantity<core:JP_MedicationSimpleQuantity>
performer.actor              -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization)
