url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministration_Injection
type  MedicationAdministration
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministrationBase

extension:uncategorizedComment           0..*  type Extension<coreExt:JP_MedicationAdministration_UncategorizedComment>
medication[x]                            -  type Reference(core:JP_Medication)
dosage.extension:dosageComment           0..*  type Extension<coreExt:JP_MedicationDosage_DosageComment>
dosage.extension:device                  0..*  type Extension<coreExt:JP_MedicationDosage_Device>
dosage.extension:line                    0..*  type Extension<coreExt:JP_MedicationDosage_Line>
dosage.extension:lineComment             0..*  type Extension<coreExt:JP_MedicationDosage_LineComment>
dosage.extension:rateComment             0..*  type Extension<coreExt:JP_MedicationDosage_RateComment>
dosage.site                              -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationBodySiteJAMIExternal_VS
dosage.site.extension:bodySite           0..*  type Extension<bodySite>
dosage.site.extension:siteComment        0..*  type Extension<coreExt:JP_MedicationDosage_SiteComment>
dosage.route                             -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationRouteHL70162_VS
dosage.route.extension:routeComment      0..*  type Extension<coreExt:JP_MedicationDosage_RouteComment>
dosage.method.extension:methodComment    0..*  type Extension<coreExt:JP_MedicationDosage_MethodComment>
dosage.method.coding                     -  slicing value:system open
dosage.method.coding:unitDigit1          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIBasicUsage_VS
dosage.method.coding:unitDigit1.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodBasicUsage"
dosage.method.coding:unitDigit2          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIDetailUsage_VS
dosage.method.coding:unitDigit2.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodDetailUsage"
dosage.dose                              -  type Quantity<core:JP_MedicationSimpleQuantity>
dosage.rate[x]                           -  slicing type:$this open
dosage.rate[x]:rateRatio                 0..1  type Ratio<core:JP_MedicationRatio_DosePerPeriod>
dosage.rate[x]:rateQuantity              0..1  type Quantity<SimpleQuantity>
