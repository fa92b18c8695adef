url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosage_Injection
type  Dosage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosageBase

extension:dosageComment            0..*  type Extension<coreExt:JP_MedicationDosage_DosageComment>
extension:device                   0..*  type Extension<coreExt:JP_MedicationDosage_Device>
extension:line                     0..*  type Extension<coreExt:JP_MedicationDosage_Line>
extension:lineComment              0..*  type Extension<coreExt:JP_MedicationDosage_LineComment>
timing.code                        -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUsageInjection_VS
site.extension:siteComment         0..*  type Extension<coreExt:JP_MedicationDosage_SiteComment>
site.extension:bodySite            0..*  type Extension<bodySite>
route.extension:routeComment       0..*  type Extension<coreExt:JP_MedicationDosage_RouteComment>
method.extension:methodComment     0..*  type Extension<coreExt:JP_MedicationDosage_MethodComment>
doseAndRate.extension:rateComment  0..*  type Extension<coreExt:JP_MedicationDosage_RateComment>
doseAndRate.dose[x]                -  type Quantity<core:JP_MedicationSimpleQuantity>
doseAndRate.rate[x]                -  slicing type:$this open
doseAndRate.rate[x]:rateRatio      0..1  type Ratio<core:JP_MedicationRatio_DosePerPeriod>
doseAndRate.rate[x]:rateRange      0..1  type Range<core:JP_MedicationRange_UnitOfTime>
doseAndRate.rate[x]:rateQuantity   0..1  type Quantity<SimpleQuantity>
