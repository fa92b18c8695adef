# Under clins, as the guides of the referral and the discharge summary had it before JP-CLINS 1.5. It stands on an older
# edition of what JP-CLINS now states under eCS, so its rows are here and not there.
url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_AllergyIntolerance_eCS
type  AllergyIntolerance
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_AllergyIntolerance

meta                                  1..1  MS
meta.lastUpdated                      1..1  MS
meta.profile                          1..1  MS
meta.tag                              -  slicing value:$this open
meta.tag:lts                          0..1  MS  patternCoding={"code": "LTS", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"}
meta.tag:lts.system                   1..1  MS
meta.tag:lts.code                     1..1  MS
contained                             -  slicing profile:$this open
contained:encounter                   0..1  MS  type Encounter<core:JP_Encounter>
contained:recorder                    0..1  MS  type Practitioner<core:JP_Practitioner>
extension                             1..*
extension:eCS_InstitutionNumber       1..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department              0..1  MS  type Extension<eCSExt:JP_eCS_Department>
identifier                            1..*  MS  slicing value:system open
identifier:resourceIdentifier         1..1  MS
identifier:resourceIdentifier.system  1..1  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:resourceIdentifier.value   1..1  MS
clinicalStatus                        -  MS
clinicalStatus.coding                 1..*  MS
clinicalStatus.text                   -  MS
verificationStatus                    -  MS
verificationStatus.coding             1..*  MS
verificationStatus.text               -  MS
category                              -  MS
criticality                           -  MS
code                                  1..1  MS
code.coding                           -  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_AllergyIntolerance_VS
code.text                             1..1  MS
patient                               -  MS  type Reference(clins:JP_Patient_eCS)
patient.identifier.system             -  fixedUri="http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"
encounter                             -  MS
recordedDate                          -  MS
recorder                              -  MS  type Reference(core:JP_Practitioner)
asserter                              -  MS  type Reference(core:JP_Patient core:JP_Practitioner RelatedPerson)
note.author[x]                        -  slicing type:$this open
note.author[x]:authorString           -  type string

# The guide's expression holds for what it warns of and for nothing else; this is what its text asks.
invariant warning-medication-allergy warning AllergyIntolerance
    R2011: a drug that must not be given has the category medication and the criticality high. Look again, if this is one.
    R2011: 薬剤禁忌であれば、categoryをmedication、criticalityをhighとします。薬剤禁忌でなければ、このままで構いません。
    category.where($this = 'medication').exists() implies criticality.where($this = 'high').exists()
