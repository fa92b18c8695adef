url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_CarePlan_ePCS
type  CarePlan
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_CarePlan

meta.lastUpdated   1..1  MS
identifier         0..1  MS
identifier.system  1..1  MS  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier.value   1..1  MS
status             -  MS  patternCode="active"
intent             -  MS  patternCode="plan"
category           0..1  MS
category.coding    -  binding required http://jpfhir.jp/fhir/CarePlan/ValueSet/category
title              1..1  MS  fixedString="療養計画"
description        1..1  MS
subject            -  MS  type Reference(eCS:JP_Patient_eCS)
encounter          0..0  MS  type Reference(eCS:JP_Encounter_eCS)
period             1..1  MS
period.start       1..1  MS
period.end         -  MS
created            1..1  MS
author             0..0  MS  type Reference(eCS:JP_Practitioner_eCS)
contributor        0..0  MS
careTeam           0..0  MS
