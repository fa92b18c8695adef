url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_CarePlan_eCS
type  CarePlan
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_CarePlan

meta.lastUpdated   1..1  MS
text.status        -  patternCode="generated"
text.div           -  MS
identifier         0..1  MS
identifier.system  1..1  MS  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value   1..1  MS
status             -  MS  patternCode="active"
intent             -  MS  patternCode="plan"
category           1..1  MS
category.coding    -  binding required http://jpfhir.jp/fhir/CarePlan/ValueSet/category
title              1..1  MS
description        1..1  MS
subject            -  MS  type Reference(core:JP_Patient)
encounter          -  MS  type Reference(core:JP_Encounter)
period             1..1  MS
period.start       1..1  MS
period.end         -  MS
created            -  MS
author             -  MS  type Reference(core:JP_Practitioner)
contributor        0..0  MS
careTeam           0..0  MS
