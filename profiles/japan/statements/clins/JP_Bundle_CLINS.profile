url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated                      1..1  MS
meta.profile                          1..*  MS
meta.tag                              1..*  slicing value:system open
meta.tag.system                       1..1  MS
meta.tag.code                         1..1  MS
meta.tag:resourceType                 1..1  MS
meta.tag:resourceType.system          1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS"
meta.tag:resourceType.code            1..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/BundleResourceType_VS
identifier                            1..1  MS
identifier.system                     1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/bundle-identifier"
identifier.value                      1..1  MS
type                                  -  MS  fixedCode="collection"
timestamp                             1..1  MS
entry                                 1..*  slicing profile:resource closed ordered
entry.extension                       0..0
entry.modifierExtension               0..0
entry.link                            0..0  MS
entry.search                          0..0
entry.request                         0..0
entry.response                        0..0
entry:patient                         1..1  MS
entry:patient.link                    0..0  MS
entry:patient.fullUrl                 1..1  MS
entry:patient.resource                1..1  MS  type Patient<eCS:JP_Patient_eCS>
entry:allergyIntolerance              0..*
entry:allergyIntolerance.link         0..0  MS
entry:allergyIntolerance.fullUrl      1..1  MS
entry:allergyIntolerance.resource     1..1  MS  type AllergyIntolerance<eCS:JP_AllergyIntolerance_eCS>
entry:condition                       0..*
entry:condition.link                  0..0  MS
entry:condition.fullUrl               1..1  MS
entry:condition.resource              1..1  MS  type Condition<eCS:JP_Condition_eCS>
entry:medicationRequest               0..*
entry:medicationRequest.link          0..0  MS
entry:medicationRequest.fullUrl       1..1  MS
entry:medicationRequest.resource      1..1  MS  type MedicationRequest<eCS:JP_MedicationRequest_eCS>
entry:observationLaboResult           0..*
entry:observationLaboResult.link      0..0  MS
entry:observationLaboResult.fullUrl   1..1  MS
entry:observationLaboResult.resource  1..1  MS  type Observation<eCS:JP_Observation_LabResult_eCS>

invariant bundle-profile-is-JP-Bundle-CLINS error Bundle
    R0213: meta.profile names JP_Bundle_CLINS.
    R0213: meta.profileにJP_Bundle_CLINSを書きます。
    meta.profile.where($this = 'http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS' or $this.startsWith('http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|')).exists()

invariant bundle-meta-tag-resourceType-exists error Bundle
    R02141: a tag says the type of the resources.
    R02141: 送るリソースの種別を、meta.tagに書きます。
    meta.tag.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS').exists()

invariant bundle-meta-tag-resourceType-valid error Bundle
    R02142: that type is AllergyIntolerance, Condition or Observation.
    R02142: meta.tagの種別は、AllergyIntolerance、Condition、Observationのどれか1つです。
    meta.tag.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS').where(code = 'AllergyIntolerance' or code = 'Condition' or code = 'Observation').count() = 1

invariant mustHaveOneMoreResources-with-designatedResourceType error Bundle
    R02143: at least one resource is of the type that the tag says.
    R02143: meta.tagの種別のリソースが1つ以上必要です。
    (meta.tag.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS').where(code = 'AllergyIntolerance').exists() and entry.resource.ofType(AllergyIntolerance).exists())
    or (meta.tag.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS').where(code = 'Condition').exists() and entry.resource.ofType(Condition).exists())
    or (meta.tag.where(system = 'http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS').where(code = 'Observation').exists() and entry.resource.ofType(Observation).exists())

# The key is misspelled in the guide: it stays, so that findings have the same name everywhere.
invariant valid-system-bundleIdenfifier error Bundle
    R02151: the identifier has the system of Bundle-IDs.
    R02151: identifier.systemは、Bundle-IDのsystem(http://jpfhir.jp/fhir/clins/bundle-identifier)にします。
    identifier.where(system = 'http://jpfhir.jp/fhir/clins/bundle-identifier').exists()

invariant valid-value-bundleIdenfifier error Bundle
    R2152: a Bundle-ID is institution number ^ year ^ local id.
    R2152: Bundle-IDは「医療機関番号10桁^西暦4桁^施設内のID(半角の英数字とハイフンで36文字まで)」の形で書きます。
    identifier.value.exists() and identifier.value.matches('^[0-4][0-9][1-3][0-9]{7}\\^20[2-3][0-9]\\^[A-Za-z0-9-]{1,36}$')

invariant all-entries-needs-extension-of-institutionNumber error Bundle
    R9011: every entry but the first says which institution it is from.
    R9011: 先頭以外のentryのリソースにはすべて、医療機関番号の拡張(JP_eCS_InstitutionNumber)が必要です。
    entry.tail().all(resource.extension.where(url = 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber').exists())

invariant all-entries-needs-valid-institutionNumber error Bundle
    R9012: that number has the form of an institution number.
    R9012: 先頭以外のentryのリソースの医療機関番号は、都道府県番号2桁、機関区分1桁(1、2、3のどれか)、医療機関コード7桁をつないだ10桁の数字で書きます。
    entry.tail().all(resource.extension.where(url = 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber').value.value.matches('^[0-4][0-9][1-3][0-9]{7}$'))

invariant condition-needs-contained-of-Encounter error Bundle
    R9013C: every Condition contains its Encounter.
    R9013C: Conditionはすべて、containedに受診情報のEncounter(JP_Encounter)を持ちます。
    entry.resource.ofType(Condition).all(contained.where(meta.profile.where($this = 'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter').exists()).exists())

invariant condition-needs-extension-of-Department error Bundle
    R9014C: every Condition says its department.
    R9014C: Conditionにはすべて、診療科の拡張(JP_eCS_Department)が必要です。
    entry.resource.ofType(Condition).all(extension.where(url = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department').exists())

invariant observation-needs-contained-of-Encounter error Bundle
    R9013O: every Observation contains its Encounter.
    R9013O: Observationはすべて、containedに受診情報のEncounter(JP_Encounter)を持ちます。
    entry.resource.ofType(Observation).all(contained.where(meta.profile.where($this = 'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter').exists()).exists())

invariant observation-needs-extension-of-Department error Bundle
    R9014O: every Observation says its department.
    R9014O: Observationにはすべて、診療科の拡張(JP_eCS_Department)が必要です。
    entry.resource.ofType(Observation).all(extension.where(url = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department').exists())

invariant condition-needs-onsetDateTime error Bundle
    R9013C: every Condition says when it began.
    R9013C: Conditionにはすべて、発症日(onsetDateTime)が必要です。
    entry.resource.ofType(Condition).all(onset.ofType(dateTime).exists())

invariant first-bundle-entry-is-Patient error Bundle
    R0211: the first entry is the Patient.
    R0211: 先頭のentryにはPatientを置きます。
    entry.first().resource.ofType(Patient).exists()

invariant patients-profile-is-JP-Patient-eCS error Bundle
    R0212: the Patient claims JP_Patient_eCS.
    R0212: 先頭のPatientは、meta.profileでJP_Patient_eCSへの準拠を示します。
    entry.first().resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS|')).exists()

# With or without a version: see the ruling in compile/rulings.cpp.
invariant validEntryProfile-AllergyIntolerance error Bundle
    Every AllergyIntolerance claims JP_AllergyIntolerance_eCS.
    AllergyIntoleranceはすべて、meta.profileでJP_AllergyIntolerance_eCSへの準拠を示します。
    entry.resource.ofType(AllergyIntolerance).all(meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS|')).exists())

invariant validEntryProfile-Condition error Bundle
    Every Condition claims JP_Condition_eCS.
    Conditionはすべて、meta.profileでJP_Condition_eCSへの準拠を示します。
    entry.resource.ofType(Condition).all(meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS|')).exists())

invariant validEntryProfile-MedicationRequest error Bundle
    Every MedicationRequest claims JP_MedicationRequest_eCS.
    MedicationRequestはすべて、meta.profileでJP_MedicationRequest_eCSへの準拠を示します。
    entry.resource.ofType(MedicationRequest).all(meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS|')).exists())

invariant validEntryProfile-ObservationLabResult error Bundle
    Every Observation claims JP_Observation_LabResult_eCS.
    Observationはすべて、meta.profileでJP_Observation_LabResult_eCSへの準拠を示します。
    entry.resource.ofType(Observation).all(meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS|')).exists())
