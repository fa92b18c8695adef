url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Practitioner_eCS_author
type  Practitioner
base  http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Practitioner_eCS

meta.lastUpdated                              1..1
qualification.identifier                      -  MS
qualification.identifier.system               -  MS
qualification.identifier.value                -  MS
qualification.code                            -  MS
qualification.code.coding                     -  MS
qualification.code.coding.system              -  MS
qualification.code.coding.code                -  MS
qualification:narcoticPrescriptionLicenseNumber.identifier  -  MS
qualification:narcoticPrescriptionLicenseNumber.identifier.system  -  MS
qualification:narcoticPrescriptionLicenseNumber.identifier.value  -  MS
qualification:narcoticPrescriptionLicenseNumber.code  -  MS
qualification:medicalRegistrationNumber.identifier  -  MS
qualification:medicalRegistrationNumber.identifier.system  -  MS
qualification:medicalRegistrationNumber.identifier.value  -  MS
qualification:medicalRegistrationNumber.code  -  MS
