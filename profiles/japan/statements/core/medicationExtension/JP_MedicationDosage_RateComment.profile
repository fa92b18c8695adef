# RULING: the guide allows it where no profile of its own has it; it may also stand where these have it.
# Test: StatedCore.ACommentOnTheRateStandsWhereTheProfilesHaveIt
url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_RateComment
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage Dosage.doseAndRate MedicationAdministration.dosage MedicationAdministration.dosage.doseAndRate

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_RateComment"
value[x]   -  type CodeableConcept | string  slicing type:$this open
value[x]:valueCodeableConcept  0..1  type CodeableConcept  binding example http://jpfhir.jp/fhir/Examples/ValueSet/JP_MedicationAdministrationDosageRateComment_VS
value[x]:valueString           0..1  type string
