url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministration
type  MedicationAdministration
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministrationBase

identifier                               2..*
identifier:orderInRp                     1..1
identifier:orderInRp.system              1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex"
identifier:orderInRp.value               1..1
medication[x]                            -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_VS
subject                                  -  type Reference(core:JP_Patient)
context                                  -  type Reference(core:JP_Encounter EpisodeOfCare)
performer.actor                          -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Patient RelatedPerson Device)
reasonReference                          -  type Reference(core:JP_Condition core:JP_Observation_Common core:JP_DiagnosticReport_Common)
dosage.site                              -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationBodySiteJAMIExternal_VS
dosage.method.coding                     -  slicing value:system open
dosage.method.coding:unitDigit1          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIBasicUsage_VS
dosage.method.coding:unitDigit1.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodBasicUsage"
dosage.method.coding:unitDigit2          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIDetailUsage_VS
dosage.method.coding:unitDigit2.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodDetailUsage"
dosage.dose                              -  type Quantity<core:JP_MedicationSimpleQuantity>
dosage.rate[x]                           -  slicing type:$this open
dosage.rate[x]:rateRatio                 0..1  type Ratio<core:JP_MedicationRatio_DosePerPeriod>
