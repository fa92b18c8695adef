url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_ImagingStudy_Radiology
type  ImagingStudy
base  http://hl7.org/fhir/StructureDefinition/ImagingStudy

identifier                -  MS
status                    -  MS
subject                   -  MS  type Reference(core:JP_Patient Device Group)
encounter                 -  type Reference(core:JP_Encounter)
referrer                  -  type Reference(core:JP_Practitioner core:JP_PractitionerRole)
interpreter               -  type Reference(core:JP_Practitioner core:JP_PractitionerRole)
procedureReference        -  type Reference(core:JP_Procedure)
procedureCode             -  binding extensible http://playbook.radlex.org/playbook/SearchRadlexAction
reasonReference           -  type Reference(core:JP_Condition core:JP_Observation_Common Media core:JP_DiagnosticReport_Common DocumentReference)
series.modality           -  MS
series.performer.actor    -  MS  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization CareTeam core:JP_Patient Device RelatedPerson)
series.instance.uid       -  MS
series.instance.sopClass  -  MS
