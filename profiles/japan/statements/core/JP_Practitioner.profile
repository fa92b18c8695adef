url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner
type  Practitioner
base  http://hl7.org/fhir/StructureDefinition/Practitioner

name                                          -  type HumanName<core:JP_HumanName>
qualification                                 -  slicing value:code open
qualification:narcoticPrescriptionLicenseNumber  0..47
qualification:narcoticPrescriptionLicenseNumber.identifier.assigner  -  type Reference(core:JP_Organization)
qualification:narcoticPrescriptionLicenseNumber.code  -  patternCodeableConcept={"coding": [{"code": "narcotics-practitioner", "system": "http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicalLicenseCertificate_CS"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicalLicenseCertificate_VS
qualification:narcoticPrescriptionLicenseNumber.issuer  -  type Reference(core:JP_Organization)
qualification:medicalRegistrationNumber       0..1
qualification:medicalRegistrationNumber.identifier.system  -  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber"
qualification:medicalRegistrationNumber.identifier.assigner  -  type Reference(core:JP_Organization)
qualification:medicalRegistrationNumber.code  -  patternCodeableConcept={"coding": [{"code": "medical-registration", "system": "http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicalLicenseCertificate_CS"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicalLicenseCertificate_VS
qualification:medicalRegistrationNumber.issuer  -  type Reference(core:JP_Organization)
