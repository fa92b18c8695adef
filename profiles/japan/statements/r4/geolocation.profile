# An extension of R4 core. Source: R4 extension-geolocation
url   http://hl7.org/fhir/StructureDefinition/geolocation
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Address

extension:latitude             1..1
extension:latitude.extension   0..0
extension:latitude.url         -     fixedUri="latitude"
extension:latitude.value[x]    1..1  type decimal
extension:longitude            1..1
extension:longitude.extension  0..0
extension:longitude.url        -     fixedUri="longitude"
extension:longitude.value[x]   1..1  type decimal
url                            -     fixedUri="http://hl7.org/fhir/StructureDefinition/geolocation"
value[x]                       0..0
