# An extension of R4 core. Source: R4 extension-encounter-associatedencounter
url   http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Encounter

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter"
value[x]   1..1  type Reference(Encounter)
