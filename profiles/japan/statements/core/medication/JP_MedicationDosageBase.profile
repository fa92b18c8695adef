url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosageBase
type  Dosage
base  http://hl7.org/fhir/StructureDefinition/Dosage

additionalInstruction             -     binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUsageJAMIAdditional_VS
timing                            -     type Timing<core:JP_MedicationTiming>
asNeeded[x]                       -     type boolean
site                              -     binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationBodySiteJAMIExternal_VS
route                             -     binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationRouteHL70162_VS
method.coding                     -     slicing value:system open
method.coding:unitDigit1          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIBasicUsage_VS
method.coding:unitDigit1.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodBasicUsage"
method.coding:unitDigit2          0..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationMethodJAMIDetailUsage_VS
method.coding:unitDigit2.system   1..1  fixedUri="http://jami.jp/CodeSystem/MedicationMethodDetailUsage"
doseAndRate.type                  -     binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationIngredientStrengthStrengthType_VS
doseAndRate.dose[x]               -     type Quantity<SimpleQuantity>
maxDosePerPeriod                  -     type Ratio<core:JP_MedicationRatio_DosePerPeriod>
maxDosePerAdministration          -     type Quantity<core:JP_MedicationSimpleQuantity>
maxDosePerLifetime                -     type Quantity<core:JP_MedicationSimpleQuantity>
