url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_PractitionerRole_eCS_author
type  PractitionerRole
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_PractitionerRole

meta.lastUpdated        1..1  MS
identifier              -  MS
identifier.system       -  MS
identifier.value        -  MS
practitioner            1..1  MS
practitioner.reference  -  MS
organization            -  MS
organization.reference  -  MS
code                    -  MS
code.coding             1..1  MS
code.coding.system      1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_PractitionerRole_CS"
code.coding.code        -  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_PractitionerRole_VS
