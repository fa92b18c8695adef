url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated                  1..1  MS
meta.profile                      1..*  MS
identifier                        1..1  MS
identifier.system                 -  patternUri="http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier"
identifier.value                  1..1  MS
type                              -  MS  fixedCode="document"
timestamp                         1..1  MS
entry                             5..*  slicing profile:resource open
entry:composition                 1..1  MS
entry:composition.fullUrl         1..1  MS
entry:composition.resource        1..1  MS  type Composition<eCheckup:JP_Composition_eCheckupGeneral>
entry:composition.search          0..0
entry:composition.request         0..0
entry:composition.response        0..0
entry:patient                     1..1  MS
entry:patient.fullUrl             1..1  MS
entry:patient.resource            1..1  MS  type Patient<eCS:JP_Patient_eCS>
entry:patient.search              0..0
entry:patient.request             0..0
entry:patient.response            0..0
entry:organization                1..4  MS
entry:organization.fullUrl        1..1  MS
entry:organization.resource       1..1  MS  type Organization<eCheckup:JP_Organization_eCheckupGeneral>
entry:organization.search         0..0
entry:organization.request        0..0
entry:organization.response       0..0
entry:organizationIns             0..*  MS
entry:organizationIns.fullUrl     1..1  MS
entry:organizationIns.resource    1..1  MS  type Organization<eCheckup:JP_OrganizationInsurer_eCheckupGeneral>
entry:organizationIns.search      0..0
entry:organizationIns.request     0..0
entry:organizationIns.response    0..0
entry:practitioner                1..2  MS
entry:practitioner.fullUrl        1..1  MS
entry:practitioner.resource       1..1  MS  type Practitioner<eCheckup:JP_Practitioner_eCheckupGeneral>
entry:practitioner.search         0..0
entry:practitioner.request        0..0
entry:practitioner.response       0..0
entry:encounter                   1..1  MS
entry:encounter.fullUrl           1..1  MS
entry:encounter.resource          1..1  MS  type Encounter<eCheckup:JP_Encounter_eCheckupGeneral>
entry:encounter.search            0..0
entry:encounter.request           0..0
entry:encounter.response          0..0
entry:coverage                    0..2  MS
entry:coverage.fullUrl            1..1  MS
entry:coverage.resource           1..1  MS  type Coverage<eCheckup:JP_CoverageService_eCheckupGeneral eCheckup:JP_CoverageInsurance_eCheckupGeneral>
entry:coverage.search             0..0
entry:coverage.request            0..0
entry:coverage.response           0..0
entry:observation                 0..*  MS
entry:observation.fullUrl         1..1  MS
entry:observation.resource        1..1  MS  type Observation<eCheckup:JP_Observation_eCheckupGeneral eCheckup:JP_ObservationGroup_eCheckupGeneral>
entry:observation.search          0..0
entry:observation.request         0..0
entry:observation.response        0..0
entry:diagnosticReport            0..*  MS
entry:diagnosticReport.fullUrl    1..1  MS
entry:diagnosticReport.resource   1..1  MS  type DiagnosticReport<eCheckup:JP_DiagnosticReport_eCheckupGeneral>
entry:diagnosticReport.search     0..0
entry:diagnosticReport.request    0..0
entry:diagnosticReport.response   0..0
entry:media                       0..*  MS
entry:media.fullUrl               1..1  MS
entry:media.resource              1..1  MS  type Media<eCheckup:JP_Media_eCheckupGeneral>
entry:media.search                0..0
entry:media.request               0..0
entry:media.response              0..0
entry:documentReference           0..*  MS
entry:documentReference.fullUrl   1..1  MS
entry:documentReference.resource  1..1  MS  type DocumentReference<eCheckup:JP_DocumentReference_eCheckupGeneral>
entry:documentReference.search    0..0
entry:documentReference.request   0..0
entry:documentReference.response  0..0

# With or without a version: see the ruling in compile/rulings.cpp.
invariant bundle-metaprofile error Bundle
    meta.profile names this profile.
    meta.profileに、このBundleのプロファイルを書きます。
    meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral' or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral|')).exists()

invariant bundle-entry0-JP-Composition-eCheckupGeneral error Bundle
    The first entry is the checkup Composition.
    先頭のentryには、健診結果報告書のComposition(JP_Composition_eCheckupGeneral)を置きます。
    entry.first().resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral' or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Composition_eCheckupGeneral|')).exists()

invariant bundle-entry-JP-Patient-eCheckupGeneral error Bundle
    An entry claims JP_Patient_eCS.
    JP_Patient_eCSに準拠するentryが必要です。
    entry.resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS' or $this.startsWith('http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS|')).exists()

invariant bundle-entry-JP-OrganizationReporter-eCheckupGeneral error Bundle
    An entry claims JP_Organization_eCheckupGeneral.
    JP_Organization_eCheckupGeneralに準拠するentryが必要です。
    entry.resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral' or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral|')).exists()

invariant bundle-entry-JP-PractitionerReporter-eCheckupGeneral error Bundle
    An entry claims JP_Practitioner_eCheckupGeneral.
    JP_Practitioner_eCheckupGeneralに準拠するentryが必要です。
    entry.resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral' or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral|')).exists()

invariant bundle-entry-JP-Encounter-eCheckupGeneral error Bundle
    An entry claims JP_Encounter_eCheckupGeneral.
    JP_Encounter_eCheckupGeneralに準拠するentryが必要です。
    entry.resource.meta.profile.where($this = 'http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral' or $this.startsWith('http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Encounter_eCheckupGeneral|')).exists()
