url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_ePCS
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated              1..1  MS
meta.profile                  1..*  MS
identifier                    1..1  MS
identifier.system             1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/bundle-identifier"
identifier.value              1..1  MS
type                          -  MS  fixedCode="document"
timestamp                     1..1  MS
entry                         7..*  slicing profile:resource open
entry:composition             1..1  MS
entry:composition.fullUrl     1..1  MS
entry:composition.resource    1..1  MS  type Composition<ePCS:JP_Composition_ePCS>
entry:patient                 1..1  MS
entry:patient.fullUrl         1..1  MS
entry:patient.resource        1..1  MS  type Patient<eCS:JP_Patient_eCS>
entry:practitioners           1..1  MS
entry:practitioners.fullUrl   1..1  MS
entry:practitioners.resource  1..1  MS  type Practitioner<eCS:JP_Practitioner_eCS>
entry:organization            1..1  MS
entry:organization.fullUrl    1..1  MS
entry:organization.resource   1..1  MS  type Organization<eCS:JP_Organization_eCS>
entry:encounter               1..1  MS
entry:encounter.fullUrl       1..1  MS
entry:encounter.resource      1..1  MS  type Encounter<eCS:JP_Encounter_eCS>
entry:carePlan                1..1  MS
entry:carePlan.fullUrl        1..1  MS
entry:carePlan.resource       1..1  MS  type CarePlan<eCS:JP_CarePlan_ePCS>
entry:condition               1..*  MS
entry:condition.fullUrl       1..1  MS
entry:condition.resource      1..1  MS  type Condition<eCS:JP_Condition_eCS>
