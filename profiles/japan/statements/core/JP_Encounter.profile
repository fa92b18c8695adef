url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter
type  Encounter
base  http://hl7.org/fhir/StructureDefinition/Encounter

extension:associatedEncounter  0..1  type Extension<encounter-associatedEncounter>
subject                        -  type Reference(core:JP_Patient Group)
participant.individual         -  type Reference(core:JP_Practitioner core:JP_PractitionerRole RelatedPerson)
reasonReference                -  type Reference(core:JP_Condition core:JP_Procedure core:JP_Observation_Common ImmunizationRecommendation)
diagnosis.condition            -  type Reference(core:JP_Condition core:JP_Procedure)
hospitalization.origin         -  type Reference(core:JP_Location core:JP_Organization)
hospitalization.destination    -  type Reference(core:JP_Location core:JP_Organization)
location.location              -  type Reference(core:JP_Location)
serviceProvider                -  type Reference(core:JP_Organization)
partOf                         -  type Reference(core:JP_Encounter)
