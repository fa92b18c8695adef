url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosage
type  Dosage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosageBase

extension:periodOfUse                          0..1  type Extension<coreExt:JP_MedicationDosage_PeriodOfUse>
extension:usageDuration                        0..1  type Extension<coreExt:JP_MedicationDosage_UsageDuration>
timing.repeat.bounds[x]                        -  slicing type:$this open
timing.repeat.bounds[x]:boundsDuration         0..1  type Duration
timing.repeat.bounds[x]:boundsDuration.unit    -  fixedString="日"
timing.repeat.bounds[x]:boundsDuration.system  -  fixedUri="http://unitsofmeasure.org"
timing.repeat.bounds[x]:boundsDuration.code    -  fixedCode="d"
timing.code                                    -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUsageJAMI_VS
doseAndRate.dose[x]                            -  type Quantity<core:JP_MedicationSimpleQuantity>
doseAndRate.rate[x]                            -  slicing type:$this open
doseAndRate.rate[x]:rateRatio                  0..1  type Ratio<core:JP_MedicationRatio_DosePerDay>
doseAndRate.rate[x]:rateRange                  0..1  type Range<core:JP_MedicationRange_UnitOfTime>
doseAndRate.rate[x]:rateQuantity               0..1  type Quantity<SimpleQuantity>
