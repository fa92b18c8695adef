url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Practitioner_eCS
type  Practitioner
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner

meta.lastUpdated                  -  MS
identifier.system                 -  MS
identifier.value                  -  MS
qualification.identifier.system   1..1
qualification.code.coding         1..1
qualification.code.coding.system  1..1
qualification.code.coding.code    1..1
qualification:narcoticPrescriptionLicenseNumber.identifier.system  1..1
qualification:medicalRegistrationNumber.identifier.system  1..1
