# An extension of R4 core. Source: R4 extension-patient-nationality
url   http://hl7.org/fhir/StructureDefinition/patient-nationality
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension:code              0..1
extension:code.extension    0..0
extension:code.url          -     fixedUri="code"
extension:code.value[x]     1..1  type CodeableConcept
extension:period            0..1
extension:period.extension  0..0
extension:period.url        -     fixedUri="period"
extension:period.value[x]   1..1  type Period
url                         -     fixedUri="http://hl7.org/fhir/StructureDefinition/patient-nationality"
value[x]                    0..0
