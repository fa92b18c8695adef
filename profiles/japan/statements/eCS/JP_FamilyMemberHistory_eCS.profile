url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_FamilyMemberHistory_eCS
type  FamilyMemberHistory
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_FamilyMemberHistory

meta.lastUpdated             1..1  MS
status                       -  MS  patternCode="partial"
dataAbsentReason             -  MS  binding required http://hl7.org/fhir/ValueSet/history-absent-reason
patient                      -  MS  type Reference(core:JP_Patient)
date                         -  MS
name                         -  MS
relationship                 -  MS
relationship.coding          1..1  MS
relationship.coding.system   1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/v3-RoleCode"
relationship.coding.code     1..1  MS
relationship.coding.display  -  MS
sex                          -  MS
sex.coding                   1..1  MS
sex.coding.system            1..1  MS  fixedUri="http://hl7.org/fhir/administrative-gender"
sex.coding.display           -  MS
age[x]                       -  MS
estimatedAge                 -  MS
deceased[x]                  -  MS
note                         -  MS
condition                    -  MS
condition.code               -  MS
condition.code.coding        0..1  MS
condition.code.text          -  MS
condition.onset[x]           -  slicing type:$this open
condition.onset[x]:onsetAge  0..1  MS  type Age
