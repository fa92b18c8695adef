url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosage_eCS
type  Dosage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationDosage

extension                                      1..*
extension:periodOfUse                          1..1  MS
extension:periodOfUse.url                      -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse"
extension:periodOfUse.value[x]                 1..1  MS  type Period
extension:periodOfUse.value[x].start           1..1  MS
extension:usageDuration                        -  MS
text                                           1..1  MS
additionalInstruction                          -  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUsageJAMIAdditional_VS
additionalInstruction.coding                   1..*  MS
additionalInstruction.coding.system            1..1  MS
additionalInstruction.coding.code              1..1  MS
additionalInstruction.coding.display           -  MS
additionalInstruction.text                     1..1  MS
timing                                         1..1  MS  type Timing<core:JP_MedicationTiming>
timing.event                                   -  MS
timing.repeat                                  -  MS
timing.repeat.bounds[x]:boundsDuration         -  MS
timing.code                                    1..1  MS
timing.code.coding                             1..*  MS  slicing value:system open
timing.code.coding.system                      1..1  MS
timing.code.coding.code                        1..1  MS
timing.code.coding.display                     -  MS
timing.code.coding:jami_yoho                   0..1  MS
timing.code.coding:jami_yoho.system            1..1  MS  fixedUri="http://jami.jp/CodeSystem/MedicationUsage"
timing.code.coding:jami_yoho.code              1..1  MS
timing.code.coding:jami_yoho.display           1..1  MS
timing.code.coding:mhw_prescription_yoho       0..1  MS
timing.code.coding:mhw_prescription_yoho.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription"
timing.code.coding:mhw_prescription_yoho.code  1..1  MS
timing.code.coding:mhw_prescription_yoho.display  1..1  MS
timing.code.coding:unCoded                     0..1  MS
timing.code.coding:unCoded.system              1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS"
timing.code.coding:unCoded.code                1..1  MS  patternCode="0X0XXXXXXXXX0000"
timing.code.coding:unCoded.display             1..1  MS  fixedString="ダミー用法コード"
timing.code.text                               1..1  MS
asNeeded[x]                                    -  MS  type boolean
site                                           -  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationBodySiteJAMIExternal_VS
route                                          -  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationRouteHL70162_VS
method                                         -  MS
doseAndRate                                    -  MS
doseAndRate.type                               1..1  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationIngredientStrengthStrengthType_VS
doseAndRate.type.coding                        1..*
doseAndRate.type.coding.system                 1..1  MS
doseAndRate.type.coding.code                   1..1  MS
doseAndRate.type.coding.display                1..1  MS
doseAndRate.dose[x]                            -  MS
doseAndRate.dose[x].value                      1..1  MS
doseAndRate.dose[x].unit                       1..1  MS
doseAndRate.dose[x].system                     1..1  MS
doseAndRate.dose[x].code                       1..1  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUnitMERIT9_VS
doseAndRate.rate[x]:rateRatio                  -  MS
doseAndRate.rate[x]:rateRatio.numerator        1..1  MS  type Quantity<core:JP_MedicationQuantity>
doseAndRate.rate[x]:rateRatio.numerator.value  1..1  MS
doseAndRate.rate[x]:rateRatio.numerator.unit   1..1  MS
doseAndRate.rate[x]:rateRatio.numerator.system  1..1  MS
doseAndRate.rate[x]:rateRatio.numerator.code   1..1  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUnitMERIT9_VS
doseAndRate.rate[x]:rateRatio.denominator      1..1  MS
doseAndRate.rate[x]:rateRatio.denominator.value  1..1  MS  fixedDecimal=1
doseAndRate.rate[x]:rateRatio.denominator.unit  1..1  MS  fixedString="日"
doseAndRate.rate[x]:rateRatio.denominator.system  1..1  MS  fixedUri="http://unitsofmeasure.org"
doseAndRate.rate[x]:rateRatio.denominator.code  1..1  MS  fixedCode="d"  binding required http://hl7.org/fhir/ValueSet/units-of-time

invariant validUsage-MedicationUsage-codesystem error Dosage
    R5020: either a usage code of e-prescriptions or the dummy code.
    R5020: 用法には、電子処方箋の用法コードかダミーの用法コードの、どちらか一方を1つ書きます。
    (timing.code.coding.where(system = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription').count() = 1) xor
    (timing.code.coding.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS'
        and code = '0X0XXXXXXXXX0000').count() = 1)

invariant invalidUsage-MedicationUsage-codesystem error Dosage
    R5021: not both.
    R5021: 電子処方箋の用法コードとダミーの用法コードは、両方は書けません。
    (timing.code.coding.where(system = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription').exists() and
    timing.code.coding.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS').exists()).not()
