<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>Betroffenes</translation>
    </message>
    <message>
        <source>The least that the last changes need: broken relations, new objects</source>
        <translation>Nur was die letzten Änderungen verlangen: verletzte Beziehungen, neue Objekte</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Only the selected objects</source>
        <translation>Nur die ausgewählten Objekte</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What to regenerate</source>
        <translation>Was neu erzeugt wird</translation>
    </message>
    <message>
        <source>What a regeneration may change</source>
        <translation>Was beim Neuerzeugen geändert werden darf</translation>
    </message>
    <message>
        <source>Seed </source>
        <translation>Startwert </translation>
    </message>
    <message>
        <source>Seed of the scene</source>
        <translation>Startwert der Szene</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>Derselbe Startwert ergibt dasselbe Ergebnis</translation>
    </message>
    <message>
        <source>Try another seed</source>
        <translation>Anderen Startwert versuchen</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>drag from chip to chip in the graph to relate</source>
        <translation>im Graphen durch Ziehen verbinden</translation>
    </message>
    <message>
        <source>drag the 3D view to look around</source>
        <translation>3D-Ansicht durch Ziehen drehen</translation>
    </message>
    <message>
        <source>Regenerate imagines what is not locked</source>
        <translation>„Neu erzeugen“ gestaltet Ungesperrtes</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes anything</source>
        <translation>Strg+Z nimmt alles zurück</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>about {seconds:.0f} s left</source>
        <translation>noch etwa {seconds:.0f} s</translation>
    </message>
    <message>
        <source>about {minutes:.0f} min left</source>
        <translation>noch etwa {minutes:.0f} min</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Relations follow the plan: they become what holds now</source>
        <translation>Die Beziehungen folgen dem Grundriss: Sie werden, was jetzt gilt</translation>
    </message>
    <message>
        <source>The plan follows the relations: what must move moves</source>
        <translation>Der Grundriss folgt den Beziehungen: Was sich bewegen muss, bewegt sich</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>1 relation no longer holds</source>
        <translation>1 Beziehung gilt nicht mehr</translation>
    </message>
    <message>
        <source>{count} relations no longer hold</source>
        <translation>{count} Beziehungen gelten nicht mehr</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} gespeichert.</translation>
    </message>
    <message>
        <source>Wrote {count} relations that hold now.</source>
        <translation>{count} Beziehungen notiert, die jetzt gelten.</translation>
    </message>
    <message>
        <source>All that holds is written already.</source>
        <translation>Alles, was gilt, steht schon da.</translation>
    </message>
    <message>
        <source>No lamp is here yet; one that is added will light.</source>
        <translation>Hier ist noch keine Lampe; eine neue wird leuchten.</translation>
    </message>
    <message>
        <source>{one} and {other} overlap</source>
        <translation>{one} und {other} überlappen sich</translation>
    </message>
    <message>
        <source>{name} is off the floor</source>
        <translation>{name} ragt über den Boden hinaus</translation>
    </message>
    <message>
        <source>No relations yet</source>
        <translation>Noch keine Beziehungen</translation>
    </message>
    <message>
        <source>All {held} hold</source>
        <translation>Alle {held} gelten</translation>
    </message>
    <message>
        <source>1 problem, {held} hold</source>
        <translation>1 Problem, {held} gelten</translation>
    </message>
    <message>
        <source>{problems} problems, {held} hold</source>
        <translation>{problems} Probleme, {held} gelten</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>The template could not be opened</source>
        <translation>Die Vorlage konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>{name} could not be opened</source>
        <translation>{name} konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>That went wrong ({what}); your scene is as it was.</source>
        <translation>Das ging schief ({what}); Ihre Szene ist, wie sie war.</translation>
    </message>
    <message>
        <source>{name} is no longer where it was; saving writes it again.</source>
        <translation>{name} ist nicht mehr, wo es war; beim Speichern wird es neu geschrieben.</translation>
    </message>
    <message>
        <source>{name} could not be loaded again</source>
        <translation>{name} konnte nicht neu geladen werden</translation>
    </message>
    <message>
        <source>{name} could not be saved</source>
        <translation>{name} konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>{name} could not be exported</source>
        <translation>{name} konnte nicht exportiert werden</translation>
    </message>
    <message>
        <source>Exported {name} ({size}).</source>
        <translation>{name} exportiert ({size}).</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>contradictory</source>
        <translation>widersprüchlich</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{subject} {said}</source>
        <translation>{subject} {said}</translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>nicht platziert</translation>
    </message>
    <message>
        <source>No copy of the unsaved work could be kept. {reason}</source>
        <translation>Von der ungespeicherten Arbeit konnte keine Kopie angelegt werden. {reason}</translation>
    </message>
    <message>
        <source>Placing objects</source>
        <translation>Objekte werden platziert</translation>
    </message>
    <message>
        <source>Imagining shapes</source>
        <translation>Formen entstehen</translation>
    </message>
    <message>
        <source>Building meshes</source>
        <translation>Netze werden gebaut</translation>
    </message>
    <message>
        <source>The scene changed meanwhile, so that result was dropped.</source>
        <translation>Die Szene hat sich inzwischen geändert; das Ergebnis wurde verworfen.</translation>
    </message>
    <message>
        <source>Nothing to do: every relation holds and every object has a shape.</source>
        <translation>Nichts zu tun: Jede Beziehung gilt, und jedes Objekt hat eine Form.</translation>
    </message>
    <message>
        <source>Select the objects to regenerate first.</source>
        <translation>Wählen Sie zuerst die Objekte aus, die neu erzeugt werden sollen.</translation>
    </message>
    <message>
        <source>Add objects first: drag them from the catalogue onto the plan.</source>
        <translation>Fügen Sie zuerst Objekte hinzu: Ziehen Sie sie aus dem Katalog in den Grundriss.</translation>
    </message>
    <message>
        <source>{name} is shaped after {other}, which is kept; vary it instead.</source>
        <translation>{name} ist nach {other} geformt, das erhalten bleibt; variieren Sie stattdessen die Form.</translation>
    </message>
    <message>
        <source>There is no shape yet to vary; ask for a new one first.</source>
        <translation>Es gibt noch keine Form zum Variieren; erzeugen Sie zuerst eine neue.</translation>
    </message>
    <message>
        <source>The shape is locked; unlock it first.</source>
        <translation>Die Form ist gesperrt; entsperren Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Cancelled; the scene is as it was.</source>
        <translation>Abgebrochen; die Szene ist, wie sie war.</translation>
    </message>
    <message>
        <source>This relation has no other direction.</source>
        <translation>Diese Beziehung hat keine Gegenrichtung.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>New shape</source>
        <translation>Neue Form</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Place object</source>
        <translation>Objekt platzieren</translation>
    </message>
    <message>
        <source>Move door</source>
        <translation>Tür verschieben</translation>
    </message>
    <message>
        <source>Move window</source>
        <translation>Fenster verschieben</translation>
    </message>
    <message>
        <source>Resize door</source>
        <translation>Türbreite ändern</translation>
    </message>
    <message>
        <source>Resize window</source>
        <translation>Fensterbreite ändern</translation>
    </message>
    <message>
        <source>Add door</source>
        <translation>Tür hinzufügen</translation>
    </message>
    <message>
        <source>Add window</source>
        <translation>Fenster hinzufügen</translation>
    </message>
    <message>
        <source>Remove door</source>
        <translation>Tür entfernen</translation>
    </message>
    <message>
        <source>Remove window</source>
        <translation>Fenster entfernen</translation>
    </message>
    <message>
        <source>Remove corner</source>
        <translation>Ecke entfernen</translation>
    </message>
    <message>
        <source>Insert corner</source>
        <translation>Ecke einfügen</translation>
    </message>
    <message>
        <source>Flip door</source>
        <translation>Tür umschlagen</translation>
    </message>
    <message>
        <source>Draw room</source>
        <translation>Raum zeichnen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete {count} objects</source>
        <translation>{count} Objekte löschen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Heben</translation>
    </message>
    <message>
        <source>Lift {count} objects</source>
        <translation>{count} Objekte heben</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>Schrittweise verschieben</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Move {count} objects</source>
        <translation>{count} Objekte verschieben</translation>
    </message>
    <message>
        <source>Turn {count} objects</source>
        <translation>{count} Objekte drehen</translation>
    </message>
    <message>
        <source>Resize {count} objects</source>
        <translation>Größe von {count} Objekten ändern</translation>
    </message>
    <message>
        <source>Nudge {count} objects</source>
        <translation>{count} Objekte schrittweise verschieben</translation>
    </message>
    <message>
        <source>Place {count} objects</source>
        <translation>{count} Objekte platzieren</translation>
    </message>
    <message>
        <source>Change category</source>
        <translation>Art ändern</translation>
    </message>
    <message>
        <source>Change parent</source>
        <translation>Unterlage ändern</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>Startwert ändern</translation>
    </message>
    <message>
        <source>Change attributes</source>
        <translation>Merkmale ändern</translation>
    </message>
    <message>
        <source>Reshape room</source>
        <translation>Raum umformen</translation>
    </message>
    <message>
        <source>Keep the plan</source>
        <translation>Grundriss beibehalten</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Relate: {relation}</source>
        <translation>Verbinden: {relation}</translation>
    </message>
    <message>
        <source>Unrelate: {relation}</source>
        <translation>Beziehung lösen: {relation}</translation>
    </message>
    <message>
        <source>Derive {count} relations</source>
        <translation>{count} Beziehungen ableiten</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>Regenerate with seed {seed}</source>
        <translation>Mit Startwert {seed} neu erzeugen</translation>
    </message>
    <message>
        <source>Regenerate {count} objects</source>
        <translation>{count} Objekte neu erzeugen</translation>
    </message>
    <message>
        <source>Regenerate {name}</source>
        <translation>{name} neu erzeugen</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Finish shapes</source>
        <translation>Formen fertigstellen</translation>
    </message>
    <message>
        <source>Furnish the room</source>
        <translation>Raum einrichten</translation>
    </message>
    <message>
        <source>Shapes for {count} objects</source>
        <translation>Formen für {count} Objekte</translation>
    </message>
    <message>
        <source>New shapes for {count} objects</source>
        <translation>Neue Formen für {count} Objekte</translation>
    </message>
    <message>
        <source>New shape for {name}</source>
        <translation>Neue Form für {name}</translation>
    </message>
    <message>
        <source>Vary {count} objects</source>
        <translation>{count} Objekte variieren</translation>
    </message>
    <message>
        <source>Vary {name}</source>
        <translation>{name} variieren</translation>
    </message>
    <message>
        <source>Take layout of seed {seed}</source>
        <translation>Anordnung zu Startwert {seed} übernehmen</translation>
    </message>
    <message>
        <source>Take {count} objects of seed {seed}</source>
        <translation>{count} Objekte zu Startwert {seed} übernehmen</translation>
    </message>
    <message>
        <source>Take another shape for {name}</source>
        <translation>Andere Form für {name} übernehmen</translation>
    </message>
    <message>
        <source>Select one object to see other shapes of it.</source>
        <translation>Wählen Sie ein Objekt aus, um andere Formen davon zu sehen.</translation>
    </message>
    <message>
        <source>What this was made for is no longer there.</source>
        <translation>Wofür dies gemacht wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Imagining layouts</source>
        <translation>Anordnungen entstehen</translation>
    </message>
    <message>
        <source>Imagining variants</source>
        <translation>Varianten entstehen</translation>
    </message>
    <message>
        <source>Nothing else could be found.</source>
        <translation>Es ließ sich nichts anderes finden.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Trace over a picture</source>
        <translation>Bild nachzeichnen</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Änderungen an „{name}“ speichern?</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>Changed on disk</source>
        <translation>Auf der Festplatte geändert</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program since you opened or saved it.</source>
        <translation>„{name}“ wurde seit dem Öffnen oder Speichern von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Overwriting it loses what the other program wrote.</source>
        <translation>Beim Überschreiben geht verloren, was das andere Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program. Load it again?</source>
        <translation>„{name}“ wurde von einem anderen Programm geändert. Neu laden?</translation>
    </message>
    <message>
        <source>Undo brings back what you have here now.</source>
        <translation>„Rückgängig“ bringt zurück, was Sie jetzt hier haben.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>{sentence} Your work is still open here, unsaved.</source>
        <translation>{sentence} Ihre Arbeit ist hier weiterhin offen, aber nicht gespeichert.</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>Ungespeicherte Arbeit gefunden</translation>
    </message>
    <message>
        <source>Open what was not saved of “{name}”?</source>
        <translation>Ungespeicherte Arbeit an „{name}“ öffnen?</translation>
    </message>
    <message>
        <source>The program ended unexpectedly; this copy is of {when}.</source>
        <translation>Das Programm wurde unerwartet beendet; diese Kopie ist von {when}.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>{sentence} The scene you were working on is as it was.</source>
        <translation>{sentence} Die Szene, an der Sie arbeiten, ist unverändert.</translation>
    </message>
    <message>
        <source>Change to “{name}”</source>
        <translation>Ändern in „{name}“</translation>
    </message>
    <message>
        <source>Change to</source>
        <translation>Ändern in</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Relation with the room</source>
        <translation>Beziehung zum Raum</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>{label}, {size}: drag it onto the plan or double-click</source>
        <translation>{label}, {size}: in den Grundriss ziehen oder doppelklicken</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Checklist of relations</source>
        <translation>Prüfliste der Beziehungen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Move what must move so that every relation holds</source>
        <translation>Verschieben, was sich bewegen muss, damit jede Beziehung gilt</translation>
    </message>
    <message>
        <source>Make it hold</source>
        <translation>Beziehung herstellen</translation>
    </message>
    <message>
        <source>Let it follow the plan</source>
        <translation>Dem Grundriss folgen lassen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Above floor</source>
        <translation>Über Boden</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>Gedreht</translation>
    </message>
    <message>
        <source>Regenerating leaves the place exactly as it is</source>
        <translation>Beim Neuerzeugen bleibt der Ort genau, wie er ist</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Regenerating leaves the size exactly as it is</source>
        <translation>Beim Neuerzeugen bleibt die Größe genau, wie sie ist</translation>
    </message>
    <message>
        <source>Regenerating leaves the shape exactly as it is</source>
        <translation>Beim Neuerzeugen bleibt die Form genau, wie sie ist</translation>
    </message>
    <message>
        <source>Select an object on the plan, in the graph or in the 3D view to see and change it here.</source>
        <translation>Wählen Sie ein Objekt im Grundriss, im Graphen oder in der 3D-Ansicht aus, um es hier zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>Steht auf</translation>
    </message>
    <message>
        <source>Keep when regenerating</source>
        <translation>Beim Neuerzeugen behalten</translation>
    </message>
    <message>
        <source>Seed of the shape</source>
        <translation>Startwert der Form</translation>
    </message>
    <message>
        <source>Imagine this object anew, in the same place and size</source>
        <translation>Dieses Objekt am selben Ort und in derselben Größe neu gestalten</translation>
    </message>
    <message>
        <source>How far a variation goes</source>
        <translation>Wie weit eine Variation geht</translation>
    </message>
    <message>
        <source>How far a variation goes: left stays near, right is a new shape</source>
        <translation>Wie weit eine Variation geht: links bleibt sie nah, rechts entsteht eine neue Form</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>A shape near this one, also of an imported mesh</source>
        <translation>Eine ähnliche Form, auch zu einem importierten Netz</translation>
    </message>
    <message>
        <source>{count} objects selected</source>
        <translation>{count} Objekte ausgewählt</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Ticked: as the slider says. Not ticked: as the model likes.</source>
        <translation>Mit Haken: wie der Regler sagt. Ohne Haken: wie das Modell möchte.</translation>
    </message>
    <message>
        <source>Colour: {part}</source>
        <translation>Farbe: {part}</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Draft: quickest</source>
        <translation>Entwurf: am schnellsten</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Fine: takes longer</source>
        <translation>Fein: dauert länger</translation>
    </message>
    <message>
        <source>Simple: left button orbits</source>
        <translation>Einfach: linke Taste dreht</translation>
    </message>
    <message>
        <source>Blender: middle button orbits</source>
        <translation>Blender: mittlere Taste dreht</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5 Sekunden</translation>
    </message>
    <message>
        <source>10 seconds</source>
        <translation>10 Sekunden</translation>
    </message>
    <message>
        <source>30 seconds</source>
        <translation>30 Sekunden</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 Minuten</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Size of words and controls</source>
        <translation>Größe von Schrift und Bedienelementen</translation>
    </message>
    <message>
        <source>Quality of shapes</source>
        <translation>Qualität der Formen</translation>
    </message>
    <message>
        <source>Mouse in the 3D view</source>
        <translation>Maus in der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Keep a copy of unsaved work after</source>
        <translation>Ungespeichertes sichern nach</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastaturbefehle</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>Befehle oder Tasten suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Give this command the keys of the preset again</source>
        <translation>Diesem Befehl wieder die Tasten der Vorgabe geben</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation>Hier verwenden</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>Dort belassen</translation>
    </message>
    <message>
        <source>Choose a command, then press its new keys.</source>
        <translation>Wählen Sie einen Befehl und drücken Sie die neuen Tasten.</translation>
    </message>
    <message>
        <source>{keys} is used for “{command}”.</source>
        <translation>{keys} ist mit „{command}“ belegt.</translation>
    </message>
    <message>
        <source>New from template</source>
        <translation>Neu aus Vorlage</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Point at one to see it in the scene, click to take it; its star (S) keeps it here.</source>
        <translation>Zeigen Sie auf eine, um sie in der Szene zu sehen; ein Klick übernimmt sie, ihr Stern (S) behält sie hier.</translation>
    </message>
    <message>
        <source>New shapes</source>
        <translation>Neue Formen</translation>
    </message>
    <message>
        <source>From scratch, as the graph asks</source>
        <translation>Von Grund auf, wie der Graph es verlangt</translation>
    </message>
    <message>
        <source>Near this one</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>The shape it has, changed as far as the slider says</source>
        <translation>Die vorhandene Form, so weit geändert, wie der Regler sagt</translation>
    </message>
    <message>
        <source>Only one part</source>
        <translation>Nur ein Teil</translation>
    </message>
    <message>
        <source>Only the part changes: the legs, the cushion …</source>
        <translation>Nur der Teil ändert sich: die Beine, das Polster …</translation>
    </message>
    <message>
        <source>All but one part</source>
        <translation>Alles außer einem Teil</translation>
    </message>
    <message>
        <source>The part stays, the rest changes</source>
        <translation>Der Teil bleibt, das Übrige ändert sich</translation>
    </message>
    <message>
        <source>Blended with …</source>
        <translation>Gemischt mit …</translation>
    </message>
    <message>
        <source>Between this shape and that of another object</source>
        <translation>Zwischen dieser Form und der eines anderen Objekts</translation>
    </message>
    <message>
        <source>What kind of shapes</source>
        <translation>Welche Formen</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Welcher Teil</translation>
    </message>
    <message>
        <source>Which object to blend with</source>
        <translation>Mit welchem Objekt gemischt wird</translation>
    </message>
    <message>
        <source>How far from what is there</source>
        <translation>Wie weit vom Vorhandenen</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Anordnungen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Other shapes of the selected object</source>
        <translation>Andere Formen des ausgewählten Objekts</translation>
    </message>
    <message>
        <source>The next seeds</source>
        <translation>Die nächsten Startwerte</translation>
    </message>
    <message>
        <source>Only what is selected</source>
        <translation>Nur Ausgewähltes</translation>
    </message>
    <message>
        <source>Take the places of the selected objects alone, and so mix layouts</source>
        <translation>Nur die Plätze der ausgewählten Objekte übernehmen und so Anordnungen mischen</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source> · {count} broken</source>
        <translation> · {count} verletzt</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Grundriss</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>The 3D view is starting …</source>
        <translation>Die 3D-Ansicht startet …</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Undo {name}</source>
        <translation>Rückgängig: {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
    <message>
        <source>An empty room, four metres by four</source>
        <translation>Ein leerer Raum, vier mal vier Meter</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>New from template …</source>
        <translation>Neu aus Vorlage …</translation>
    </message>
    <message>
        <source>Export GLB …</source>
        <translation>GLB exportieren …</translation>
    </message>
    <message>
        <source>Write the meshes for an engine</source>
        <translation>Die Netze für eine Engine schreiben</translation>
    </message>
    <message>
        <source>Save picture of the 3D view …</source>
        <translation>Bild der 3D-Ansicht speichern …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Where the cursor is on the plan, or beside the original</source>
        <translation>Wo der Zeiger im Grundriss steht, sonst neben dem Original</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select the next object</source>
        <translation>Nächstes Objekt auswählen</translation>
    </message>
    <message>
        <source>Select the previous object</source>
        <translation>Vorheriges Objekt auswählen</translation>
    </message>
    <message>
        <source>Turn a quarter</source>
        <translation>Um ein Viertel drehen</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>Regenerating leaves locked objects alone</source>
        <translation>Gesperrte Objekte bleiben beim Neuerzeugen unverändert</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>Linke Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>Rechte Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align top edges</source>
        <translation>Obere Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align bottom edges</source>
        <translation>Untere Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align centres left to right</source>
        <translation>Mitten waagerecht ausrichten</translation>
    </message>
    <message>
        <source>Align centres up and down</source>
        <translation>Mitten senkrecht ausrichten</translation>
    </message>
    <message>
        <source>Distribute left to right</source>
        <translation>Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Make the gaps equal</source>
        <translation>Gleiche Abstände schaffen</translation>
    </message>
    <message>
        <source>Distribute up and down</source>
        <translation>Senkrecht verteilen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts …</source>
        <translation>Tastaturbefehle …</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Add object …</source>
        <translation>Objekt hinzufügen …</translation>
    </message>
    <message>
        <source>Draw an object</source>
        <translation>Objekt zeichnen</translation>
    </message>
    <message>
        <source>Drag its outline, say what it is</source>
        <translation>Umriss ziehen und sagen, was es ist</translation>
    </message>
    <message>
        <source>Edit the room</source>
        <translation>Raum bearbeiten</translation>
    </message>
    <message>
        <source>Walls, doors and windows</source>
        <translation>Wände, Türen und Fenster</translation>
    </message>
    <message>
        <source>Draw a new room</source>
        <translation>Neuen Raum zeichnen</translation>
    </message>
    <message>
        <source>Corner by corner; objects stay where they are</source>
        <translation>Ecke für Ecke; Objekte bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Trace over a picture …</source>
        <translation>Bild nachzeichnen …</translation>
    </message>
    <message>
        <source>A PNG or JPEG under the plan, at a scale you set</source>
        <translation>PNG oder JPEG unter dem Grundriss, im gewünschten Maßstab</translation>
    </message>
    <message>
        <source>Relate the two selected …</source>
        <translation>Die zwei ausgewählten verbinden …</translation>
    </message>
    <message>
        <source>Derive relations from the plan</source>
        <translation>Beziehungen aus dem Grundriss ableiten</translation>
    </message>
    <message>
        <source>Write down what holds now</source>
        <translation>Notieren, was jetzt gilt</translation>
    </message>
    <message>
        <source>Show all relations in the graph</source>
        <translation>Alle Beziehungen im Graphen zeigen</translation>
    </message>
    <message>
        <source>Lay out the graph</source>
        <translation>Graphen anordnen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Regenerate the layout only</source>
        <translation>Nur die Anordnung neu erzeugen</translation>
    </message>
    <message>
        <source>New shape for the selected</source>
        <translation>Neue Form für die Auswahl</translation>
    </message>
    <message>
        <source>Vary the shape of the selected</source>
        <translation>Form der Auswahl variieren</translation>
    </message>
    <message>
        <source>Other shapes to choose from</source>
        <translation>Andere Formen zur Wahl</translation>
    </message>
    <message>
        <source>Other layouts to choose from</source>
        <translation>Andere Anordnungen zur Wahl</translation>
    </message>
    <message>
        <source>Put relations right</source>
        <translation>Beziehungen korrigieren</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>Alle Ansichten einpassen</translation>
    </message>
    <message>
        <source>At eye height, in the 3D view</source>
        <translation>Auf Augenhöhe, in der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Lamps on</source>
        <translation>Lampen an</translation>
    </message>
    <message>
        <source>The 3D view in the evening</source>
        <translation>Die 3D-Ansicht am Abend</translation>
    </message>
    <message>
        <source>Handles in the 3D view</source>
        <translation>Griffe in der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Ceiling lamps on the plan</source>
        <translation>Deckenlampen im Grundriss</translation>
    </message>
    <message>
        <source>Things on furniture</source>
        <translation>Dinge auf Möbeln</translation>
    </message>
    <message>
        <source>Rugs</source>
        <translation>Teppiche</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Lengths of walls</source>
        <translation>Wandlängen</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>Lineale</translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>Reset the panels</source>
        <translation>Bedienfelder zurücksetzen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Wheel zooms, middle button or Space pans, F fits, Escape lets go without a change.</source>
        <translation>Das Mausrad zoomt, mittlere Taste oder Leertaste verschiebt, F passt ein, Esc lässt ohne Änderung los.</translation>
    </message>
    <message>
        <source>Drag from a chip&apos;s edge to another chip to relate them. Click a label on an arrow to change, flip or delete.</source>
        <translation>Ziehen vom Rand eines Objekts zu einem anderen verbindet sie. Ein Klick auf die Beschriftung eines Pfeils ändert, kehrt um oder löscht.</translation>
    </message>
    <message>
        <source>Tab adds an object, L lays out, F fits.</source>
        <translation>Tab fügt ein Objekt hinzu, L ordnet an, F passt ein.</translation>
    </message>
    <message>
        <source>Drag to orbit, right button or Shift to pan, wheel to zoom; 1, 3, 7 for front, side, top; F to the selection.</source>
        <translation>Ziehen dreht, rechte Taste oder Umschalt verschiebt, Mausrad zoomt; 1, 3, 7 für vorn, Seite, oben; F zur Auswahl.</translation>
    </message>
    <message>
        <source>Bedroom</source>
        <translation>Schlafzimmer</translation>
    </message>
    <message>
        <source>Living room</source>
        <translation>Wohnzimmer</translation>
    </message>
    <message>
        <source>Dining room</source>
        <translation>Esszimmer</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Arbeitszimmer</translation>
    </message>
    <message>
        <source>Children&apos;s room</source>
        <translation>Kinderzimmer</translation>
    </message>
    <message>
        <source>Guest room</source>
        <translation>Gästezimmer</translation>
    </message>
    <message>
        <source>Bathroom</source>
        <translation>Badezimmer</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Einzimmerwohnung</translation>
    </message>
    <message>
        <source>The generator stopped unexpectedly and was started again; your scene is as it was.</source>
        <translation>Der Generator wurde unerwartet beendet und neu gestartet; Ihre Szene ist, wie sie war.</translation>
    </message>
    <message>
        <source>Not all of {name} could be taken over</source>
        <translation>Nicht alles aus {name} konnte übernommen werden</translation>
    </message>
    <message>
        <source>The 3D view stopped and was started again; your scene is as it was.</source>
        <translation>Die 3D-Ansicht wurde beendet und neu gestartet; Ihre Szene ist, wie sie war.</translation>
    </message>
    <message>
        <source>Double bed</source>
        <translation>Doppelbett</translation>
    </message>
    <message>
        <source>Single bed</source>
        <translation>Einzelbett</translation>
    </message>
    <message>
        <source>Children&apos;s bed</source>
        <translation>Kinderbett</translation>
    </message>
    <message>
        <source>Nightstand</source>
        <translation>Nachttisch</translation>
    </message>
    <message>
        <source>Wardrobe</source>
        <translation>Kleiderschrank</translation>
    </message>
    <message>
        <source>Dresser</source>
        <translation>Kommode</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>Schrank</translation>
    </message>
    <message>
        <source>Children&apos;s cabinet</source>
        <translation>Kinderschrank</translation>
    </message>
    <message>
        <source>Wine cabinet</source>
        <translation>Weinschrank</translation>
    </message>
    <message>
        <source>TV stand</source>
        <translation>TV-Möbel</translation>
    </message>
    <message>
        <source>Bookshelf</source>
        <translation>Bücherregal</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Regal</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>Dressing table</source>
        <translation>Frisiertisch</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>Dining table</source>
        <translation>Esstisch</translation>
    </message>
    <message>
        <source>Coffee table</source>
        <translation>Couchtisch</translation>
    </message>
    <message>
        <source>Console table</source>
        <translation>Konsolentisch</translation>
    </message>
    <message>
        <source>Corner side table</source>
        <translation>Ecktisch</translation>
    </message>
    <message>
        <source>Round end table</source>
        <translation>Runder Beistelltisch</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>Dining chair</source>
        <translation>Esszimmerstuhl</translation>
    </message>
    <message>
        <source>Dressing chair</source>
        <translation>Frisierstuhl</translation>
    </message>
    <message>
        <source>Chinese chair</source>
        <translation>Chinesischer Stuhl</translation>
    </message>
    <message>
        <source>Lounge chair</source>
        <translation>Lounge-Sessel</translation>
    </message>
    <message>
        <source>Armchair</source>
        <translation>Sessel</translation>
    </message>
    <message>
        <source>Stool</source>
        <translation>Hocker</translation>
    </message>
    <message>
        <source>Sofa</source>
        <translation>Sofa</translation>
    </message>
    <message>
        <source>Multi-seat sofa</source>
        <translation>Mehrsitzer-Sofa</translation>
    </message>
    <message>
        <source>Loveseat</source>
        <translation>Zweisitzer-Sofa</translation>
    </message>
    <message>
        <source>L-shaped sofa</source>
        <translation>Ecksofa</translation>
    </message>
    <message>
        <source>Chaise longue</source>
        <translation>Chaiselongue</translation>
    </message>
    <message>
        <source>Lazy sofa</source>
        <translation>Sitzsack</translation>
    </message>
    <message>
        <source>Floor lamp</source>
        <translation>Stehlampe</translation>
    </message>
    <message>
        <source>Pendant lamp</source>
        <translation>Pendelleuchte</translation>
    </message>
    <message>
        <source>Ceiling lamp</source>
        <translation>Deckenleuchte</translation>
    </message>
    <message>
        <source>Ottoman</source>
        <translation>Polsterhocker</translation>
    </message>
    <message>
        <source>Desk lamp</source>
        <translation>Schreibtischlampe</translation>
    </message>
    <message>
        <source>Television</source>
        <translation>Fernseher</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>Pflanze</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Rug</source>
        <translation>Teppich</translation>
    </message>
    <message>
        <source>Fridge</source>
        <translation>Kühlschrank</translation>
    </message>
    <message>
        <source>Kitchen counter</source>
        <translation>Küchenzeile</translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation>Mikrowelle</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>Waschbecken</translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation>Toilette</translation>
    </message>
    <message>
        <source>Bathtub</source>
        <translation>Badewanne</translation>
    </message>
    <message>
        <source>Shower</source>
        <translation>Dusche</translation>
    </message>
    <message>
        <source>Washing machine</source>
        <translation>Waschmaschine</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Abfalleimer</translation>
    </message>
    <message>
        <source>Hamper</source>
        <translation>Wäschekorb</translation>
    </message>
    <message>
        <source>Piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Wall cabinet</source>
        <translation>Hängeschrank</translation>
    </message>
    <message>
        <source>Cooker</source>
        <translation>Herd</translation>
    </message>
    <message>
        <source>Dishwasher</source>
        <translation>Geschirrspüler</translation>
    </message>
    <message>
        <source>Range hood</source>
        <translation>Dunstabzugshaube</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Vase</source>
        <translation>Vase</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Standing mirror</source>
        <translation>Standspiegel</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <source>Door leaf</source>
        <translation>Türblatt</translation>
    </message>
    <message>
        <source>Window leaf</source>
        <translation>Fensterflügel</translation>
    </message>
    <message>
        <source>Radiator</source>
        <translation>Heizkörper</translation>
    </message>
    <message>
        <source>Fireplace</source>
        <translation>Kamin</translation>
    </message>
    <message>
        <source>Clothes rack</source>
        <translation>Kleiderständer</translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation>Flügel</translation>
    </message>
    <message>
        <source>Crib</source>
        <translation>Gitterbett</translation>
    </message>
    <message>
        <source>Bunk bed</source>
        <translation>Etagenbett</translation>
    </message>
    <message>
        <source>Alarm clock</source>
        <translation>Wecker</translation>
    </message>
    <message>
        <source>Roll of foil</source>
        <translation>Folienrolle</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>Apfel</translation>
    </message>
    <message>
        <source>Baseball bat</source>
        <translation>Baseballschläger</translation>
    </message>
    <message>
        <source>Basketball</source>
        <translation>Basketball</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>Stiefel</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>Flasche</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>Schüssel</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kiste</translation>
    </message>
    <message>
        <source>Bread</source>
        <translation>Brot</translation>
    </message>
    <message>
        <source>Butter knife</source>
        <translation>Buttermesser</translation>
    </message>
    <message>
        <source>Candle</source>
        <translation>Kerze</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Servierwagen</translation>
    </message>
    <message>
        <source>CD</source>
        <translation>CD</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>Tuch</translation>
    </message>
    <message>
        <source>Coffee machine</source>
        <translation>Kaffeemaschine</translation>
    </message>
    <message>
        <source>Credit card</source>
        <translation>Kreditkarte</translation>
    </message>
    <message>
        <source>Cup</source>
        <translation>Tasse</translation>
    </message>
    <message>
        <source>Sponge</source>
        <translation>Schwamm</translation>
    </message>
    <message>
        <source>Dog&apos;s bed</source>
        <translation>Hundebett</translation>
    </message>
    <message>
        <source>Dumbbell</source>
        <translation>Hantel</translation>
    </message>
    <message>
        <source>Egg</source>
        <translation>Ei</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Gabel</translation>
    </message>
    <message>
        <source>Rubbish bag</source>
        <translation>Müllsack</translation>
    </message>
    <message>
        <source>Kettle</source>
        <translation>Wasserkocher</translation>
    </message>
    <message>
        <source>Knife</source>
        <translation>Messer</translation>
    </message>
    <message>
        <source>Ladle</source>
        <translation>Schöpfkelle</translation>
    </message>
    <message>
        <source>Lettuce</source>
        <translation>Salatkopf</translation>
    </message>
    <message>
        <source>Mug</source>
        <translation>Becher</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>Zeitung</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Pfanne</translation>
    </message>
    <message>
        <source>Paper towel roll</source>
        <translation>Küchenrolle</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Kugelschreiber</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>Bleistift</translation>
    </message>
    <message>
        <source>Pepper shaker</source>
        <translation>Pfefferstreuer</translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation>Kissen</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Teller</translation>
    </message>
    <message>
        <source>Plunger</source>
        <translation>Saugglocke</translation>
    </message>
    <message>
        <source>Pot</source>
        <translation>Topf</translation>
    </message>
    <message>
        <source>Potato</source>
        <translation>Kartoffel</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>Decoration</source>
        <translation>Dekoration</translation>
    </message>
    <message>
        <source>Salt shaker</source>
        <translation>Salzstreuer</translation>
    </message>
    <message>
        <source>Scrub brush</source>
        <translation>Scheuerbürste</translation>
    </message>
    <message>
        <source>Bar of soap</source>
        <translation>Seifenstück</translation>
    </message>
    <message>
        <source>Soap bottle</source>
        <translation>Seifenspender</translation>
    </message>
    <message>
        <source>Spatula</source>
        <translation>Pfannenwender</translation>
    </message>
    <message>
        <source>Spoon</source>
        <translation>Löffel</translation>
    </message>
    <message>
        <source>Spray bottle</source>
        <translation>Sprühflasche</translation>
    </message>
    <message>
        <source>Statue</source>
        <translation>Statue</translation>
    </message>
    <message>
        <source>Teddy bear</source>
        <translation>Teddybär</translation>
    </message>
    <message>
        <source>Tennis racket</source>
        <translation>Tennisschläger</translation>
    </message>
    <message>
        <source>Tissue box</source>
        <translation>Taschentuchbox</translation>
    </message>
    <message>
        <source>Toaster</source>
        <translation>Toaster</translation>
    </message>
    <message>
        <source>Toilet paper</source>
        <translation>Toilettenpapier</translation>
    </message>
    <message>
        <source>Tomato</source>
        <translation>Tomate</translation>
    </message>
    <message>
        <source>Vacuum cleaner</source>
        <translation>Staubsauger</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Armbanduhr</translation>
    </message>
    <message>
        <source>Watering can</source>
        <translation>Gießkanne</translation>
    </message>
    <message>
        <source>Wine bottle</source>
        <translation>Weinflasche</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Transporter</translation>
    </message>
    <message>
        <source>Lorry</source>
        <translation>Lastwagen</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>Motorrad</translation>
    </message>
    <message>
        <source>Pedestrian</source>
        <translation>Fußgänger</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Conifer</source>
        <translation>Nadelbaum</translation>
    </message>
    <message>
        <source>Columnar tree</source>
        <translation>Säulenbaum</translation>
    </message>
    <message>
        <source>Palm</source>
        <translation>Palme</translation>
    </message>
    <message>
        <source>Young tree</source>
        <translation>Jungbaum</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Hecke</translation>
    </message>
    <message>
        <source>Shrub</source>
        <translation>Strauch</translation>
    </message>
    <message>
        <source>Street planter</source>
        <translation>Pflanzkübel</translation>
    </message>
    <message>
        <source>Street lamp</source>
        <translation>Straßenlaterne</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Ampel</translation>
    </message>
    <message>
        <source>Traffic sign</source>
        <translation>Verkehrszeichen</translation>
    </message>
    <message>
        <source>Utility pole</source>
        <translation>Strommast</translation>
    </message>
    <message>
        <source>Bollard</source>
        <translation>Poller</translation>
    </message>
    <message>
        <source>Parking meter</source>
        <translation>Parkuhr</translation>
    </message>
    <message>
        <source>Charging post</source>
        <translation>Ladesäule</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>Hydrant</translation>
    </message>
    <message>
        <source>Street bench</source>
        <translation>Parkbank</translation>
    </message>
    <message>
        <source>Litter bin</source>
        <translation>Abfallkorb</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Briefkasten</translation>
    </message>
    <message>
        <source>Bicycle rack</source>
        <translation>Fahrradständer</translation>
    </message>
    <message>
        <source>Bus shelter</source>
        <translation>Bushaltestelle</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>Zaun</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>Absperrung</translation>
    </message>
    <message>
        <source>Traffic cone</source>
        <translation>Leitkegel</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>Apartment building</source>
        <translation>Wohnhaus</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left of</source>
        <translation>links von</translation>
    </message>
    <message>
        <source>is left of {object}</source>
        <translation>links von {object}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>right of</source>
        <translation>rechts von</translation>
    </message>
    <message>
        <source>is right of {object}</source>
        <translation>rechts von {object}</translation>
    </message>
    <message>
        <source>front</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>in front of</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>is in front of {object}</source>
        <translation>vor {object}</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>hinter</translation>
    </message>
    <message>
        <source>is behind {object}</source>
        <translation>hinter {object}</translation>
    </message>
    <message>
        <source>close by</source>
        <translation>nahe</translation>
    </message>
    <message>
        <source>close to</source>
        <translation>nahe bei</translation>
    </message>
    <message>
        <source>is close to {object}</source>
        <translation>nahe bei {object}</translation>
    </message>
    <message>
        <source>above</source>
        <translation>oberhalb</translation>
    </message>
    <message>
        <source>hangs above</source>
        <translation>hängt über</translation>
    </message>
    <message>
        <source>hangs above {object}</source>
        <translation>hängt über {object}</translation>
    </message>
    <message>
        <source>standing on</source>
        <translation>steht auf</translation>
    </message>
    <message>
        <source>stands on</source>
        <translation>steht auf</translation>
    </message>
    <message>
        <source>stands on {object}</source>
        <translation>steht auf {object}</translation>
    </message>
    <message>
        <source>bigger than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>is bigger than {object}</source>
        <translation>größer als {object}</translation>
    </message>
    <message>
        <source>smaller than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>is smaller than {object}</source>
        <translation>kleiner als {object}</translation>
    </message>
    <message>
        <source>taller than</source>
        <translation>höher als</translation>
    </message>
    <message>
        <source>is taller than {object}</source>
        <translation>höher als {object}</translation>
    </message>
    <message>
        <source>shorter than</source>
        <translation>niedriger als</translation>
    </message>
    <message>
        <source>is shorter than {object}</source>
        <translation>niedriger als {object}</translation>
    </message>
    <message>
        <source>symmetrical to</source>
        <translation>symmetrisch zu</translation>
    </message>
    <message>
        <source>mirrors</source>
        <translation>symmetrisch zu</translation>
    </message>
    <message>
        <source>mirrors {object}</source>
        <translation>symmetrisch zu {object}</translation>
    </message>
    <message>
        <source>same style as</source>
        <translation>im Stil von</translation>
    </message>
    <message>
        <source>has the style of</source>
        <translation>im Stil von</translation>
    </message>
    <message>
        <source>has the style of {object}</source>
        <translation>im Stil von {object}</translation>
    </message>
    <message>
        <source>same super category as</source>
        <translation>derselben Art wie</translation>
    </message>
    <message>
        <source>of the kind of</source>
        <translation>derselben Art wie</translation>
    </message>
    <message>
        <source>is of the kind of {object}</source>
        <translation>derselben Art wie {object}</translation>
    </message>
    <message>
        <source>same material as</source>
        <translation>aus demselben Material wie</translation>
    </message>
    <message>
        <source>made like</source>
        <translation>aus demselben Material wie</translation>
    </message>
    <message>
        <source>is made like {object}</source>
        <translation>aus demselben Material wie {object}</translation>
    </message>
    <message>
        <source>facing</source>
        <translation>zugewandt</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>zeigt zu</translation>
    </message>
    <message>
        <source>faces {object}</source>
        <translation>zeigt zu {object}</translation>
    </message>
    <message>
        <source>against wall</source>
        <translation>an der Wand</translation>
    </message>
    <message>
        <source>back to wall</source>
        <translation>Rücken zur Wand</translation>
    </message>
    <message>
        <source>back to wall, in the corner</source>
        <translation>Rücken zur Wand, in der Ecke</translation>
    </message>
    <message>
        <source>in the corner</source>
        <translation>in der Ecke</translation>
    </message>
    <message>
        <source>centred on {name}</source>
        <translation>mittig zu {name}</translation>
    </message>
    <message>
        <source>aligned with {name}</source>
        <translation>bündig mit {name}</translation>
    </message>
    <message>
        <source>touching {name}</source>
        <translation>berührt {name}</translation>
    </message>
    <message>
        <source>Drag a selected object on the floor, or by its handles: arrows move, the ring turns (Ctrl: freely).</source>
        <translation>Ein gewähltes Objekt auf dem Boden ziehen oder an seinen Griffen: Pfeile verschieben, der Ring dreht (Strg: frei).</translation>
    </message>
    <message>
        <source>While walking: WASD or arrows and the mouse, Shift runs, Escape leaves.</source>
        <translation>Beim Gehen: WASD oder Pfeiltasten und die Maus, Umschalt läuft, Escape beendet.</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}.</source>
        <translation>{name} konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be drawn: {reason}.</source>
        <translation>{name} konnte nicht gezeichnet werden: {reason}.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of {width} × {height} pixels.</source>
        <translation>Der Speicher reicht nicht für ein Bild von {width} × {height} Pixeln.</translation>
    </message>
    <message>
        <source>stands against</source>
        <translation>steht an</translation>
    </message>
    <message>
        <source>stands against {object}</source>
        <translation>steht an {object}</translation>
    </message>
    <message>
        <source>in corner</source>
        <translation>in der Ecke</translation>
    </message>
    <message>
        <source>stands in</source>
        <translation>steht in</translation>
    </message>
    <message>
        <source>stands in {object}</source>
        <translation>steht in {object}</translation>
    </message>
    <message>
        <source>centred on</source>
        <translation>mittig zu</translation>
    </message>
    <message>
        <source>is centred on {object}</source>
        <translation>mittig zu {object}</translation>
    </message>
    <message>
        <source>aligned with</source>
        <translation>ausgerichtet an</translation>
    </message>
    <message>
        <source>is aligned with {object}</source>
        <translation>ausgerichtet an {object}</translation>
    </message>
    <message>
        <source>next to</source>
        <translation>neben</translation>
    </message>
    <message>
        <source>is next to {object}</source>
        <translation>neben {object}</translation>
    </message>
    <message>
        <source>at</source>
        <translation>im Abstand</translation>
    </message>
    <message>
        <source>at a distance from</source>
        <translation>im Abstand zu</translation>
    </message>
    <message>
        <source>is at a distance from {object}</source>
        <translation>im Abstand zu {object}</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>is inside {object}</source>
        <translation>innerhalb von {object}</translation>
    </message>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>is under {object}</source>
        <translation>unter {object}</translation>
    </message>
    <message>
        <source>around</source>
        <translation>rundum</translation>
    </message>
    <message>
        <source>stands around</source>
        <translation>steht um</translation>
    </message>
    <message>
        <source>stands around {object}</source>
        <translation>rings um {object}</translation>
    </message>
    <message>
        <source>in row with</source>
        <translation>in einer Reihe mit</translation>
    </message>
    <message>
        <source>in a row with</source>
        <translation>in einer Reihe mit</translation>
    </message>
    <message>
        <source>is in a row with {object}</source>
        <translation>in einer Reihe mit {object}</translation>
    </message>
    <message>
        <source>instance of</source>
        <translation>Exemplar von</translation>
    </message>
    <message>
        <source>another of</source>
        <translation>gleich wie</translation>
    </message>
    <message>
        <source>is another of {object}</source>
        <translation>gleich wie {object}</translation>
    </message>
    <message>
        <source>the wall</source>
        <translation>der Wand</translation>
    </message>
    <message>
        <source>wall {number}</source>
        <translation>Wand {number}</translation>
    </message>
    <message>
        <source>the corner</source>
        <translation>der Ecke</translation>
    </message>
    <message>
        <source>corner {number}</source>
        <translation>Ecke {number}</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>dem Fenster</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>Fenster {number}</translation>
    </message>
    <message>
        <source>the door</source>
        <translation>der Tür</translation>
    </message>
    <message>
        <source>door {number}</source>
        <translation>Tür {number}</translation>
    </message>
    <message>
        <source>a node keeps its id</source>
        <translation>ein Objekt behält seine Kennung</translation>
    </message>
    <message>
        <source>a node has no {name!r}</source>
        <translation>ein Objekt hat kein Feld {name!r}</translation>
    </message>
    <message>
        <source>there is no relation {relation}</source>
        <translation>die Beziehung {relation} gibt es nicht</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Datei wird gerade verwendet</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele symbolische Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{name} is not a scene that this program can read ({known})</source>
        <translation>{name} ist keine Szene, die dieses Programm lesen kann ({known})</translation>
    </message>
    <message>
        <source>{name} has no scene named {scan!r}</source>
        <translation>{name} enthält keine Szene namens {scan!r}</translation>
    </message>
    <message>
        <source>{name} cannot be written: its ending must be one of {endings}</source>
        <translation>{name} kann nicht geschrieben werden: Die Endung muss eine von {endings} sein</translation>
    </message>
    <message>
        <source>{name} holds boxes only; name the relationships file that lies beside it</source>
        <translation>{name} enthält nur Quader; öffnen Sie die Beziehungsdatei, die daneben liegt</translation>
    </message>
    <message>
        <source>{name} holds no scene</source>
        <translation>{name} enthält keine Szene</translation>
    </message>
    <message>
        <source>{where} must hold {expected} in C order, not {dtype}</source>
        <translation>{where} muss {expected} in C-Reihenfolge enthalten, nicht {dtype}</translation>
    </message>
    <message>
        <source>{where} does not have the size it claims</source>
        <translation>{where} hat nicht die angegebene Größe</translation>
    </message>
    <message>
        <source>{where} is damaged: {reason}</source>
        <translation>{where} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>the array {key}</source>
        <translation>das Feld {key}</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file</source>
        <translation>{name} ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>{name} cannot be written: there is no folder {folder}</source>
        <translation>{name} kann nicht geschrieben werden: Den Ordner {folder} gibt es nicht</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}</source>
        <translation>{name} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>there is nothing in the scene: no room and no nodes</source>
        <translation>die Szene ist leer: Es gibt weder Raum noch Objekte</translation>
    </message>
    <message>
        <source>no node of the scene has a box yet; compose it first</source>
        <translation>noch ist kein Objekt der Szene platziert; lassen Sie sie zuerst erzeugen</translation>
    </message>
    <message>
        <source>node {node!r} has no box and is left out of the export</source>
        <translation>das Objekt {node!r} ist nicht platziert und fehlt in der exportierten Datei</translation>
    </message>
    <message>
        <source>{name} is larger than {size} MiB</source>
        <translation>{name} ist größer als {size} MiB</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file</source>
        <translation>{name} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} ist leer</translation>
    </message>
    <message>
        <source>{name} is damaged: it has no table of contents</source>
        <translation>{name} ist beschädigt: Das Inhaltsverzeichnis fehlt</translation>
    </message>
    <message>
        <source>{name} has more than {count} entries</source>
        <translation>{name} hat mehr als {count} Einträge</translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation>die Datei {path} gibt es nicht</translation>
    </message>
    <message>
        <source>{name!r} is not a file name</source>
        <translation>{name!r} ist kein Dateiname</translation>
    </message>
    <message>
        <source>{name} has two entries of one name</source>
        <translation>{name} hat zwei Einträge mit demselben Namen</translation>
    </message>
    <message>
        <source>{name} has no {entry}</source>
        <translation>{name} enthält kein {entry}</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} is packed in a way that is not allowed</source>
        <translation>{name}: Der Eintrag {entry} ist auf unzulässige Weise gepackt</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} unpacks to more than is allowed ({size} MiB)</source>
        <translation>{name}: Der Eintrag {entry} ist entpackt größer als erlaubt ({size} MiB)</translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}</source>
        <translation>{name} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} is damaged: {reason}</source>
        <translation>{name}: Der Eintrag {entry} ist beschädigt: {reason}</translation>
    </message>
    <message>
        <source>the mesh has numbers that are not finite</source>
        <translation>das Netz enthält Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>{name} must hold one mesh, not {count}</source>
        <translation>{name} muss ein Netz enthalten, nicht {count}</translation>
    </message>
    <message>
        <source>{name}: the mesh must have 1 to {most} primitives, not {count}</source>
        <translation>{name}: Das Netz muss 1 bis {most} Teile (primitives) haben, nicht {count}</translation>
    </message>
    <message>
        <source>{name}: the primitives do not share their vertices</source>
        <translation>{name}: Die Teile (primitives) haben nicht dieselben Eckpunkte</translation>
    </message>
    <message>
        <source>{name} has numbers that are not finite</source>
        <translation>{name} enthält Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>the mesh&apos;s {name} must be {kind}, not {other}</source>
        <translation>{name} des Netzes muss {kind} sein, nicht {other}</translation>
    </message>
    <message>
        <source>the attributes</source>
        <translation>die Attribute</translation>
    </message>
    <message>
        <source>the extras</source>
        <translation>die Zusatzangaben</translation>
    </message>
    <message>
        <source>{name}: {order} does not name every face once</source>
        <translation>{name}: {order} nennt nicht jede Fläche genau einmal</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{name} is damaged: not a glTF 2.0 binary file</source>
        <translation>{name} ist beschädigt: keine binäre glTF-2.0-Datei</translation>
    </message>
    <message>
        <source>{name} is damaged: it does not have the size it claims</source>
        <translation>{name} ist beschädigt: Die Größe ist nicht die angegebene</translation>
    </message>
    <message>
        <source>{name}: the JSON part is larger than {size} KiB</source>
        <translation>{name}: Der JSON-Teil ist größer als {size} KiB</translation>
    </message>
    <message>
        <source>{name}: {table!r} has no row {index}</source>
        <translation>{name}: {table!r} hat keine Zeile {index}</translation>
    </message>
    <message>
        <source>{name}: {key} must be a whole number from 0, not {value}</source>
        <translation>{name}: {key} muss eine ganze Zahl ab 0 sein, nicht {value}</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} is of another kind than it must be</source>
        <translation>{name}: Der Accessor {index} ist von falscher Art</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} must lie in the file without gaps</source>
        <translation>{name}: Der Accessor {index} muss lückenlos in der Datei liegen</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} reaches beyond the file</source>
        <translation>{name}: Der Accessor {index} reicht über die Datei hinaus</translation>
    </message>
    <message>
        <source>{name}: a primitive is not made of triangles</source>
        <translation>{name}: Ein Teil (primitive) besteht nicht aus Dreiecken</translation>
    </message>
    <message>
        <source>{name}: a primitive does not have whole triangles</source>
        <translation>{name}: Ein Teil (primitive) hat keine ganzen Dreiecke</translation>
    </message>
    <message>
        <source>{name} has more faces than it holds</source>
        <translation>{name} nennt mehr Flächen, als darin sind</translation>
    </message>
    <message>
        <source>{name}: {part} is no part of a shape</source>
        <translation>{name}: {part} ist kein Teil einer Form</translation>
    </message>
    <message>
        <source>the mesh</source>
        <translation>das Netz</translation>
    </message>
    <message>
        <source>primitive {number}</source>
        <translation>Teil {number} (primitive)</translation>
    </message>
    <message>
        <source>{name}: the parts are not in their order</source>
        <translation>{name}: Die Teile stehen nicht in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>the JSON part</source>
        <translation>der JSON-Teil</translation>
    </message>
    <message>
        <source>{name} is damaged: its binary part is not whole</source>
        <translation>{name} ist beschädigt: Der binäre Teil ist nicht vollständig</translation>
    </message>
    <message>
        <source>row {index} of {table!r}</source>
        <translation>Zeile {index} von {table!r}</translation>
    </message>
    <message>
        <source>the asset {asset!r}</source>
        <translation>das Modell {asset!r}</translation>
    </message>
    <message>
        <source>the size of {thing}</source>
        <translation>die Größe: {thing}</translation>
    </message>
    <message>
        <source>{where}: the walls between its {count} rooms are left out</source>
        <translation>{where}: Die Wände zwischen den {count} Räumen fehlen</translation>
    </message>
    <message>
        <source>{where}: {count} doors or windows between rooms are left out</source>
        <translation>{where}: {count} Türen oder Fenster zwischen Räumen fehlen</translation>
    </message>
    <message>
        <source>{where}: objects lie more than {most} deep in each other</source>
        <translation>{where}: Objekte liegen mehr als {most}-fach ineinander</translation>
    </message>
    <message>
        <source>{where} is farther than {most:g} from the origin</source>
        <translation>{where} ist weiter als {most:g} vom Ursprung entfernt</translation>
    </message>
    <message>
        <source>the type of {thing}</source>
        <translation>der Typ: {thing}</translation>
    </message>
    <message>
        <source>{where}: {what} must be three positive numbers, not {size}</source>
        <translation>{where}: {what} muss aus drei positiven Zahlen bestehen, nicht aus {size}</translation>
    </message>
    <message>
        <source>{where} has no room</source>
        <translation>{where} hat keinen Raum</translation>
    </message>
    <message>
        <source>{where}: the floorPolygon crosses itself or has no area</source>
        <translation>{where}: floorPolygon kreuzt sich selbst oder hat keine Fläche</translation>
    </message>
    <message>
        <source>{where}: its rooms do not touch; the largest one is taken</source>
        <translation>{where}: Die Räume berühren sich nicht; der größte wird genommen</translation>
    </message>
    <message>
        <source>{where} is in the wall {name!r}, which does not exist</source>
        <translation>{where} ist in der Wand {name!r}, die es nicht gibt</translation>
    </message>
    <message>
        <source>{where}: the holePolygon must have two corners or more</source>
        <translation>{where}: holePolygon braucht mindestens zwei Ecken</translation>
    </message>
    <message>
        <source>{where} has no size</source>
        <translation>{where} hat keine Größe</translation>
    </message>
    <message>
        <source>{name}: relations are not derived among more than {count} objects</source>
        <translation>{name}: Bei mehr als {count} Objekten werden keine Beziehungen abgeleitet</translation>
    </message>
    <message>
        <source>{name} has a line of more than {size} MiB</source>
        <translation>{name} hat eine Zeile von mehr als {size} MiB</translation>
    </message>
    <message>
        <source>{name} unpacks to more than {size} MiB</source>
        <translation>{name} ist entpackt größer als {size} MiB</translation>
    </message>
    <message>
        <source>{name} unpacks to more than {most} times its size</source>
        <translation>{name} ist entpackt mehr als {most}-mal so groß</translation>
    </message>
    <message>
        <source>{where}: there is no assets.json, so every size is the usual one of its category</source>
        <translation>{where}: assets.json fehlt, daher hat alles die übliche Größe seiner Art</translation>
    </message>
    <message>
        <source>{where}: {reason}</source>
        <translation>{where}: {reason}</translation>
    </message>
    <message>
        <source>object {number}</source>
        <translation>Objekt {number}</translation>
    </message>
    <message>
        <source>{where}.{axis}</source>
        <translation>{where}.{axis}</translation>
    </message>
    <message>
        <source>{where}: the asset {asset!r} is unknown; its size is the usual one</source>
        <translation>{where}: Das Modell {asset!r} ist unbekannt; es bekommt die übliche Größe</translation>
    </message>
    <message>
        <source>room {number}</source>
        <translation>Raum {number}</translation>
    </message>
    <message>
        <source>floorPolygon of room {number}</source>
        <translation>floorPolygon von Raum {number}</translation>
    </message>
    <message>
        <source>{where}: the floorPolygon of room {number} must have 3 to 2000 corners, not {count}</source>
        <translation>{where}: floorPolygon von Raum {number} muss 3 bis 2000 Ecken haben, nicht {count}</translation>
    </message>
    <message>
        <source>{where}: {name} must have two corners or more</source>
        <translation>{where}: {name} braucht mindestens zwei Ecken</translation>
    </message>
    <message>
        <source>{name} is damaged after {total} unpacked bytes: {reason}</source>
        <translation>{name} ist nach {total} entpackten Bytes beschädigt: {reason}</translation>
    </message>
    <message>
        <source>the id of object {number}</source>
        <translation>die Kennung von Objekt {number}</translation>
    </message>
    <message>
        <source>a wall</source>
        <translation>eine Wand</translation>
    </message>
    <message>
        <source>the id of a wall</source>
        <translation>die Kennung einer Wand</translation>
    </message>
    <message>
        <source>object {node!r}</source>
        <translation>Objekt {node!r}</translation>
    </message>
    <message>
        <source>{name} cannot be saved: its shapes are larger than a scene may be</source>
        <translation>{name} kann nicht gespeichert werden: Die Formen sind größer, als eine Szene sein darf</translation>
    </message>
    <message>
        <source>{name} is a zip without a {scene}: not a scene</source>
        <translation>{name} ist ein ZIP-Archiv ohne {scene}: keine Szene</translation>
    </message>
    <message>
        <source>{name}: the version must be a whole number from 1, not {version}</source>
        <translation>{name}: Die Version muss eine ganze Zahl ab 1 sein, nicht {version}</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program (format {version})</source>
        <translation>{name} wurde von einer neueren Version des Programms geschrieben (Format {version})</translation>
    </message>
    <message>
        <source>{name} would be larger than {size} MiB</source>
        <translation>{name} wäre größer als {size} MiB</translation>
    </message>
    <message>
        <source>{name}: {entry} has no array latent</source>
        <translation>{name}: {entry} enthält kein Feld latent</translation>
    </message>
    <message>
        <source>{name}: {entry}: the array latent has numbers that are not finite</source>
        <translation>{name}: {entry}: Das Feld latent enthält Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>{name}: the shape of node {node!r} is damaged: it is not the one that was saved</source>
        <translation>{name}: Die Form des Objekts {node!r} ist beschädigt: Sie ist nicht die gespeicherte</translation>
    </message>
    <message>
        <source>{name} does not hold the shape of node {node!r}; it is drawn as its box</source>
        <translation>{name} enthält die Form des Objekts {node!r} nicht; es wird als Quader gezeichnet</translation>
    </message>
    <message>
        <source>its latent must be float32 and finite</source>
        <translation>sein latent muss float32 und endlich sein</translation>
    </message>
    <message>
        <source>the shape of node {node!r} cannot be saved: {reason}</source>
        <translation>die Form des Objekts {node!r} kann nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>{where} has two floors, nodes {one!r} and {other!r}</source>
        <translation>{where} hat zwei Böden, {one!r} und {other!r}</translation>
    </message>
    <message>
        <source>{where} has more than {nodes} nodes or {relations} relations</source>
        <translation>{where} hat mehr als {nodes} Objekte oder {relations} Beziehungen</translation>
    </message>
    <message>
        <source>{where} must be [subject, object, number, predicate], not {count} values</source>
        <translation>{where} muss [subject, object, number, predicate] sein, nicht {count} Werte</translation>
    </message>
    <message>
        <source>{where} relates the node {node!r} to itself</source>
        <translation>{where} verbindet das Objekt {node!r} mit sich selbst</translation>
    </message>
    <message>
        <source>{where} must have {count} numbers, not {found}</source>
        <translation>{where} muss {count} Zahlen haben, nicht {found}</translation>
    </message>
    <message>
        <source>{where}: a size must be positive, not {size:g}</source>
        <translation>{where}: Eine Größe muss positiv sein, nicht {size:g}</translation>
    </message>
    <message>
        <source>entry {number} of &apos;scans&apos;</source>
        <translation>Eintrag {number} von &apos;scans&apos;</translation>
    </message>
    <message>
        <source>{name}: two scans are named {scan!r}</source>
        <translation>{name}: Zwei Szenen heißen {scan!r}</translation>
    </message>
    <message>
        <source>{where}: relation {number} is about the whole scene and left out</source>
        <translation>{where}: Beziehung {number} betrifft die ganze Szene und wird ausgelassen</translation>
    </message>
    <message>
        <source>{where}: a node must be named by its id, not {kind}</source>
        <translation>{where}: Ein Objekt muss mit seiner Kennung genannt werden; dort steht: {kind}</translation>
    </message>
    <message>
        <source>{where} names the node {node}, which does not exist</source>
        <translation>{where} nennt das Objekt {node}, das es nicht gibt</translation>
    </message>
    <message>
        <source>the boxes</source>
        <translation>die Quader</translation>
    </message>
    <message>
        <source>{where}: param7: {reason}</source>
        <translation>{where}: param7: {reason}</translation>
    </message>
    <message>
        <source>SG-FRONT has no place for the value of {subject} {predicate} {object}</source>
        <translation>SG-FRONT kann den Wert von {subject} {predicate} {object} nicht aufnehmen</translation>
    </message>
    <message>
        <source>the name of scan {number}</source>
        <translation>der Name von Szene {number}</translation>
    </message>
    <message>
        <source>a node id</source>
        <translation>eine Objektkennung</translation>
    </message>
    <message>
        <source>the name of node {node!r}</source>
        <translation>der Name des Objekts {node!r}</translation>
    </message>
    <message>
        <source>relation {number}</source>
        <translation>Beziehung {number}</translation>
    </message>
    <message>
        <source>the predicate</source>
        <translation>das Prädikat</translation>
    </message>
    <message>
        <source>SG-FRONT has no place for the relation {subject} {predicate} {object}</source>
        <translation>SG-FRONT kann die Beziehung {subject} {predicate} {object} nicht aufnehmen</translation>
    </message>
    <message>
        <source>floor {node!r}</source>
        <translation>Boden {node!r}</translation>
    </message>
    <message>
        <source>node {node!r}</source>
        <translation>Objekt {node!r}</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein JSON-Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} ist keine Zahl</translation>
    </message>
    <message>
        <source>{where}: {place}</source>
        <translation>{where}: {place}</translation>
    </message>
    <message>
        <source>the number {number} is too large</source>
        <translation>die Zahl {number} ist zu groß</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>{where} must be an object, not {kind}</source>
        <translation>{where} muss ein JSON-Objekt sein; dort steht: {kind}</translation>
    </message>
    <message>
        <source>{where} must be a list, not {kind}</source>
        <translation>{where} muss eine Liste sein; dort steht: {kind}</translation>
    </message>
    <message>
        <source>{where} must be a text, not {kind}</source>
        <translation>{where} muss ein Text sein; dort steht: {kind}</translation>
    </message>
    <message>
        <source>{where} must have 1 to {limit} characters, not {count}</source>
        <translation>{where} muss 1 bis {limit} Zeichen haben, nicht {count}</translation>
    </message>
    <message>
        <source>{where} has half a character in it: {text}</source>
        <translation>{where} enthält ein halbes Zeichen: {text}</translation>
    </message>
    <message>
        <source>{where} must be a number, not {kind}</source>
        <translation>{where} muss eine Zahl sein; dort steht: {kind}</translation>
    </message>
    <message>
        <source>{where} has no {key!r}</source>
        <translation>{where} hat kein {key!r}</translation>
    </message>
    <message>
        <source>{name} is not UTF-8 text (byte {place})</source>
        <translation>{name} ist kein UTF-8-Text (Byte {place})</translation>
    </message>
    <message>
        <source>{name} is not JSON: {reason} in line {line}, column {column}</source>
        <translation>{name} ist kein JSON: {reason} in Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>{name} is nested too deeply</source>
        <translation>{name} ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>{name} is not JSON: {reason}</source>
        <translation>{name} ist kein JSON: {reason}</translation>
    </message>
    <message>
        <source>{where} is too large</source>
        <translation>{where} ist zu groß</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation>der Schlüssel {key} steht zweimal in einem JSON-Objekt</translation>
    </message>
    <message>
        <source>a document type</source>
        <translation>eine Dokumenttypangabe</translation>
    </message>
    <message>
        <source>Redo {name}</source>
        <translation>Wiederholen: {name}</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
    <message>
        <source>{first}, {more}</source>
        <translation>{first}, {more}</translation>
    </message>
    <message>
        <source>{who} cannot be one inside the other and beside it ({relations}).</source>
        <translation>Nicht zugleich ineinander und nebeneinander möglich: {who} ({relations}).</translation>
    </message>
    <message>
        <source>from left to right</source>
        <translation>von links nach rechts</translation>
    </message>
    <message>
        <source>from behind to front</source>
        <translation>von hinten nach vorn</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>der Größe nach</translation>
    </message>
    <message>
        <source>by height</source>
        <translation>der Höhe nach</translation>
    </message>
    <message>
        <source>{who} cannot be put in order {how}: they go in a circle ({relations}).</source>
        <translation>Lässt sich nicht {how} ordnen, weil es im Kreis geht: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot both be in {corner}: they would cover each other ({relations}).</source>
        <translation>{who} können nicht beide hier stehen, sie würden sich überdecken: {corner} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot all be in {corner}: two at most have space there ({relations}).</source>
        <translation>{who} können nicht alle hier stehen, höchstens zwei haben Platz: {corner} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot each have a corner: there are {count} ({relations}).</source>
        <translation>{who} können nicht jeweils eine Ecke haben: Es gibt nur {count} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be in {corner} and in {other} at once ({relations}).</source>
        <translation>{who} kann nicht zugleich hier und dort stehen: {corner}, {other} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be at a distance below zero ({relations}).</source>
        <translation>Ein Abstand unter null ist nicht möglich: {who} ({relations}).</translation>
    </message>
    <message>
        <source>The room is too small for {who} to be {length:g} m from {other}: {most:.2f} m is the most ({relations}).</source>
        <translation>Der Raum ist zu klein für {length:g} m Abstand zwischen {who} und {other}: Höchstens {most:.2f} m sind möglich ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be {length:g} m apart{held}: what else is said leaves {most:.2f} m at most ({relations}).</source>
        <translation>{length:g} m Abstand sind nicht möglich{held}, das Übrige lässt höchstens {most:.2f} m zu: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{held}, so it cannot become true that {relation} ({relations}).</source>
        <translation>{held}, daher ist nicht möglich: {relation} ({relations}).</translation>
    </message>
    <message>
        <source>{who} is locked</source>
        <translation>{who} ist gesperrt</translation>
    </message>
    <message>
        <source>{who} are both locked</source>
        <translation>{who} sind beide gesperrt</translation>
    </message>
    <message>
        <source>{who} are locked</source>
        <translation>{who} sind gesperrt</translation>
    </message>
    <message>
        <source>The room has no place for {who} as they are to stand{missing} ({relations}).</source>
        <translation>Der Raum hat keinen Platz, so wie diese stehen sollen{missing}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be placed so{held}{missing} ({relations}).</source>
        <translation>So nicht zu platzieren{held}{missing}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be placed so anywhere{missing} ({relations}).</source>
        <translation>So nirgends zu platzieren{missing}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>The room has {area:.1f} m² of floor, and {who} take at least {least:.1f} m² of it.</source>
        <translation>Der Raum hat {area:.1f} m² Boden, und mindestens {least:.1f} m² davon brauchen: {who}.</translation>
    </message>
    <message>
        <source>{who} need at least {least:.2f} m of wall, and {wall} is {length:.2f} m long ({relations}).</source>
        <translation>Mindestens {least:.2f} m Wand brauchen {who}; {wall} ist {length:.2f} m lang ({relations}).</translation>
    </message>
    <message>
        <source>{who} need at least {least:.2f} m of wall, and all walls together are {length:.2f} m long ({relations}).</source>
        <translation>Mindestens {least:.2f} m Wand brauchen {who}; alle Wände zusammen sind {length:.2f} m lang ({relations}).</translation>
    </message>
    <message>
        <source>{who} are too much to be inside {other} ({relations}).</source>
        <translation>{who} sind zusammen zu viel für das Innere von {other} ({relations}).</translation>
    </message>
    <message>
        <source>{who} is too large for the room: it takes at least {depth:.2f} × {width:.2f} m of the floor.</source>
        <translation>{who} ist zu groß für den Raum: Mindestens {depth:.2f} × {width:.2f} m Boden sind nötig.</translation>
    </message>
    <message>
        <source>{who} does not fit into {other}, which is never that large ({relations}).</source>
        <translation>{who} passt nicht hinein, so groß gibt es das nie: {other} ({relations}).</translation>
    </message>
    <message>
        <source>{who} is too large for the room: it is at least {height:.2f} m high and the ceiling at {most:.2f} m.</source>
        <translation>{who} ist zu groß für den Raum: mindestens {height:.2f} m hoch, und die Decke ist bei {most:.2f} m.</translation>
    </message>
    <message>
        <source>they are locked</source>
        <translation>sie gesperrt sind</translation>
    </message>
    <message>
        <source>they must stand</source>
        <translation>sie stehen müssen</translation>
    </message>
    <message>
        <source>The room is too small for {who} to mirror each other ({relations}).</source>
        <translation>Der Raum ist zu klein, um symmetrisch zu stehen: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot mirror each other where {where} ({relations}).</source>
        <translation>Wo {where}, können {who} nicht symmetrisch stehen ({relations}).</translation>
    </message>
    <message>
        <source>The room is too small for {who} to be {length:g} m apart ({relations}).</source>
        <translation>Der Raum ist zu klein für {length:g} m Abstand: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be {length:g} m apart where {where} ({relations}).</source>
        <translation>Wo {where}, können {who} nicht {length:g} m Abstand haben ({relations}).</translation>
    </message>
    <message>
        <source> while {who} is locked</source>
        <translation>, solange {who} gesperrt ist</translation>
    </message>
    <message>
        <source> while {who} are locked</source>
        <translation>, solange {who} gesperrt sind</translation>
    </message>
    <message>
        <source>; {length:.2f} m are missing</source>
        <translation>; {length:.2f} m fehlen</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>{first}; {more}</source>
        <translation>{first}; {more}</translation>
    </message>
    <message>
        <source> where it is locked</source>
        <translation>, wo es gesperrt ist</translation>
    </message>
    <message>
        <source> where they are locked</source>
        <translation>, wo sie gesperrt sind</translation>
    </message>
    <message>
        <source>{who} cannot be turned so: it would face two ways{held} ({relations}).</source>
        <translation>{who} kann nicht so gedreht sein, es müsste in zwei Richtungen zeigen{held} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot face each other: they are to face the same way{held} ({relations}).</source>
        <translation>{who} können einander nicht zugewandt sein, sie sollen in dieselbe Richtung zeigen{held} ({relations}).</translation>
    </message>
    <message>
        <source>{who} do not come in sizes that differ so{beyond} ({relations}).</source>
        <translation>Solche Größenunterschiede gibt es nicht{beyond}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be so under a ceiling at {height:.2f} m{missing} ({relations}).</source>
        <translation>Unter einer Decke bei {height:.2f} m ist das nicht möglich{missing}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} do not go together in height{missing} ({relations}).</source>
        <translation>{who} passen in der Höhe nicht zusammen{missing} ({relations}).</translation>
    </message>
    <message>
        <source>{who} exclude each other&apos;s places: what stands on something touches it ({relations}).</source>
        <translation>Die Plätze schließen einander aus, denn was auf etwas steht, berührt es: {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be at such heights{held} at any size they come in{missing} ({relations}).</source>
        <translation>In keiner Größe, die es gibt, sind solche Höhen möglich{held}{missing}: {who} ({relations}).</translation>
    </message>
    <message>
        <source>; the volumes are off by a factor of {factor:.1f}</source>
        <translation>; die Volumen liegen um das {factor:.1f}-Fache daneben</translation>
    </message>
    <message>
        <source>{name!r} cannot be a node id: it names a part of the room or has odd characters</source>
        <translation>{name!r} kann keine Objektkennung sein: Es benennt einen Teil des Raums oder enthält ungewöhnliche Zeichen</translation>
    </message>
    <message>
        <source>the footprint of a building reaches out of its box</source>
        <translation>der Grundriss eines Gebäudes ragt aus seinem Quader</translation>
    </message>
    <message>
        <source>the footprint of a building crosses or touches itself</source>
        <translation>der Grundriss eines Gebäudes kreuzt oder berührt sich selbst</translation>
    </message>
    <message>
        <source>the floor polygon has no area</source>
        <translation>der Umriss des Bodens hat keine Fläche</translation>
    </message>
    <message>
        <source>the floor polygon must run counter-clockwise</source>
        <translation>der Umriss des Bodens muss gegen den Uhrzeigersinn laufen</translation>
    </message>
    <message>
        <source>the floor polygon crosses or touches itself</source>
        <translation>der Umriss des Bodens kreuzt oder berührt sich selbst</translation>
    </message>
    <message>
        <source>{opening} is on wall {wall}, which does not exist</source>
        <translation>{opening} ist an Wand {wall}, die es nicht gibt</translation>
    </message>
    <message>
        <source>two nodes have the id {node!r}</source>
        <translation>zwei Objekte haben die Kennung {node!r}</translation>
    </message>
    <message>
        <source>two surfaces have one id</source>
        <translation>zwei Flächen haben dieselbe Kennung</translation>
    </message>
    <message>
        <source>two roads have one id</source>
        <translation>zwei Straßen haben dieselbe Kennung</translation>
    </message>
    <message>
        <source>two junctions have one id</source>
        <translation>zwei Kreuzungen haben dieselbe Kennung</translation>
    </message>
    <message>
        <source>the surface {surface!r} is of the road {road!r}, which does not exist</source>
        <translation>die Fläche {surface!r} gehört zur Straße {road!r}, die es nicht gibt</translation>
    </message>
    <message>
        <source>the relation {relation} stands twice</source>
        <translation>die Beziehung {relation} steht zweimal da</translation>
    </message>
    <message>
        <source>the relation {relation} is about {node!r}, which does not exist</source>
        <translation>die Beziehung {relation} betrifft {node!r}, das es nicht gibt</translation>
    </message>
    <message>
        <source>there is no node {node!r} in the scene</source>
        <translation>in der Szene gibt es kein Objekt {node!r}</translation>
    </message>
    <message>
        <source>a door</source>
        <translation>eine Tür</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>ein Fenster</translation>
    </message>
    <message>
        <source>node {node!r} rests on {other!r}, which does not exist</source>
        <translation>das Objekt {node!r} steht auf {other!r}, das es nicht gibt</translation>
    </message>
    <message>
        <source>node {node!r} rests on itself</source>
        <translation>das Objekt {node!r} steht auf sich selbst</translation>
    </message>
    <message>
        <source>the relation {relation} relates a node to itself</source>
        <translation>die Beziehung {relation} verbindet ein Objekt mit sich selbst</translation>
    </message>
    <message>
        <source>the relation {relation} names {node!r}, which does not exist</source>
        <translation>die Beziehung {relation} nennt {node!r}, das es nicht gibt</translation>
    </message>
    <message>
        <source>a {kind} has {count} values, not {found}</source>
        <translation>{kind} hat {count} Werte, nicht {found}</translation>
    </message>
    <message>
        <source>the lanes of a section must stand from left to right, each once</source>
        <translation>die Spuren eines Abschnitts müssen von links nach rechts stehen, jede einmal</translation>
    </message>
    <message>
        <source>its lanes bend more often than can be drawn</source>
        <translation>seine Spuren haben mehr Biegungen, als gezeichnet werden können</translation>
    </message>
    <message>
        <source>{kind}: {width} m is narrower than {limit} m</source>
        <translation>{kind}: {width} m ist schmaler als {limit} m</translation>
    </message>
    <message>
        <source>{kind}: {width} m is wider than {limit} m</source>
        <translation>{kind}: {width} m ist breiter als {limit} m</translation>
    </message>
    <message>
        <source>the surface {surface!r} has {count} heights for {corners} corners</source>
        <translation>die Fläche {surface!r} hat {count} Höhen für {corners} Ecken</translation>
    </message>
    <message>
        <source>the axis of the surface {surface!r} is a single point</source>
        <translation>die Achse der Fläche {surface!r} ist ein einzelner Punkt</translation>
    </message>
    <message>
        <source>the mesh has no volume</source>
        <translation>das Netz hat kein Volumen</translation>
    </message>
    <message>
        <source>the mesh encloses nothing</source>
        <translation>das Netz umschließt nichts</translation>
    </message>
    <message>
        <source>{name} is a whole scene that this program exported; convert the .scene it was made from</source>
        <translation>{name} ist eine ganze Szene, die dieses Programm exportiert hat; nehmen Sie die .scene-Datei, aus der sie entstand</translation>
    </message>
    <message>
        <source>{name} needs the extension {extension}, which is not read; save it without</source>
        <translation>{name} braucht die Erweiterung {extension}, die nicht gelesen wird; speichern Sie die Datei ohne sie</translation>
    </message>
    <message>
        <source>{name} keeps its triangles in another file; save it as one binary file</source>
        <translation>{name} hat die Dreiecke in einer anderen Datei; speichern Sie alles in einer binären Datei</translation>
    </message>
    <message>
        <source>{name} holds more than {count} million numbers</source>
        <translation>{name} enthält mehr als {count} Millionen Zahlen</translation>
    </message>
    <message>
        <source>{name} has more than {count} million triangles</source>
        <translation>{name} hat mehr als {count} Millionen Dreiecke</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends within its header</source>
        <translation>{name} ist beschädigt: Die Datei endet im Kopf</translation>
    </message>
    <message>
        <source>{name} is not a binary glTF 2.0 file, or it is damaged</source>
        <translation>{name} ist keine binäre glTF-2.0-Datei oder beschädigt</translation>
    </message>
    <message>
        <source>{name} is damaged: its nodes do not form a tree</source>
        <translation>{name} ist beschädigt: Die Knoten bilden keinen Baum</translation>
    </message>
    <message>
        <source>there is no unit {unit!r}; there are {units}</source>
        <translation>die Einheit {unit!r} gibt es nicht; es gibt {units}</translation>
    </message>
    <message>
        <source>the front cannot look along the axis that is up</source>
        <translation>die Vorderseite kann nicht entlang der Hochachse zeigen</translation>
    </message>
    <message>
        <source>a size must be between {least:g} and {most:g} metres</source>
        <translation>eine Größe muss zwischen {least:g} und {most:g} Metern liegen</translation>
    </message>
    <message>
        <source>{name} is {size:.3g} m large, which nothing can be; say its size or unit</source>
        <translation>{name} ist {size:.3g} m groß, was nichts sein kann; geben Sie Größe oder Einheit an</translation>
    </message>
    <message>
        <source>some of its solids pass through each other</source>
        <translation>einige seiner Körper durchdringen einander</translation>
    </message>
    <message>
        <source>the {what} direction must be one of {directions}, not {name!r}</source>
        <translation>die Richtung {what} muss eine von {directions} sein, nicht {name!r}</translation>
    </message>
    <message>
        <source>taken to be in {unit}</source>
        <translation>vermutlich in {unit}</translation>
    </message>
    <message>
        <source>in no unit that gives a plausible size: scaled to what is usual</source>
        <translation>in keiner Einheit mit glaubhafter Größe und wurde auf das Übliche gebracht</translation>
    </message>
    <message>
        <source>the file is {how}, so it is {size} m (depth, width, height)</source>
        <translation>die Datei ist {how}; sie misst daher {size} m (Tiefe, Breite, Höhe)</translation>
    </message>
    <message>
        <source>{size} m is an odd size for {kind}</source>
        <translation>{size} m ist eine ungewöhnliche Größe für: {kind}</translation>
    </message>
    <message>
        <source>{up} of the file is up, and its front looks to {front}</source>
        <translation>{up} der Datei zeigt nach oben, die Vorderseite nach {front}</translation>
    </message>
    <message>
        <source>{name} is not a mesh that this program can read ({endings})</source>
        <translation>{name} ist kein Netz, das dieses Programm lesen kann ({endings})</translation>
    </message>
    <message>
        <source>{name} holds no triangles</source>
        <translation>{name} enthält keine Dreiecke</translation>
    </message>
    <message>
        <source>{name} takes more memory than there is</source>
        <translation>{name} braucht mehr Speicher, als vorhanden ist</translation>
    </message>
    <message>
        <source>the surface {id!r} covers nothing</source>
        <translation>Die Fläche {id!r} bedeckt nichts</translation>
    </message>
    <message>
        <source>the surface {id!r} does not lie along its middle line</source>
        <translation>Die Fläche {id!r} liegt nicht entlang ihrer Mittellinie</translation>
    </message>
    <message>
        <source>a middle line is a single point</source>
        <translation>Eine Mittellinie ist ein einzelner Punkt</translation>
    </message>
    <message>
        <source>{name} has no road that can be read{what}</source>
        <translation>{name} hat keine Straße, die gelesen werden kann{what}</translation>
    </message>
    <message>
        <source>{name} has more lanes than a scene may hold surfaces ({max_surfaces})</source>
        <translation>{name} hat mehr Fahrstreifen, als eine Szene Flächen haben darf ({max_surfaces})</translation>
    </message>
    <message>
        <source>writing OpenDRIVE needs the library scenariogeneration: pip install &apos;scene-composer[opendrive]&apos;</source>
        <translation>Um OpenDRIVE zu schreiben, wird die Bibliothek scenariogeneration gebraucht: pip install &apos;scene-composer[opendrive]&apos;</translation>
    </message>
    <message>
        <source>OpenDRIVE describes roads, and the scene has none</source>
        <translation>OpenDRIVE beschreibt Straßen, und die Szene hat keine</translation>
    </message>
    <message>
        <source>{name} cannot be written: {error}</source>
        <translation>{name} kann nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <source>{name} has no points</source>
        <translation>{name} hat keine Punkte</translation>
    </message>
    <message>
        <source>{name} is not an OpenStreetMap file: it begins with &lt;{what}&gt;</source>
        <translation>{name} ist keine OpenStreetMap-Datei: sie beginnt mit &lt;{what}&gt;</translation>
    </message>
    <message>
        <source>{name} has more points than the {max_points} that are allowed</source>
        <translation>{name} hat mehr als die erlaubten {max_points} Punkte</translation>
    </message>
    <message>
        <source>{name} has more ways or relations than are allowed</source>
        <translation>{name} hat mehr Wege oder Relationen als erlaubt</translation>
    </message>
    <message>
        <source>{name}: {error}</source>
        <translation>{name}: {error}</translation>
    </message>
    <message>
        <source>{name} declares a document type, which is not allowed: it could define endless text</source>
        <translation>{name} gibt einen Dokumenttyp an, was nicht erlaubt ist: er könnte endlosen Text festlegen</translation>
    </message>
    <message>
        <source>{name} is nested more than {max_depth} deep in line {line}</source>
        <translation>{name} ist in Zeile {line} tiefer als {max_depth} verschachtelt</translation>
    </message>
    <message>
        <source>{name} has a tag of more than {number} MiB</source>
        <translation>{name} hat ein Element von mehr als {number} MiB</translation>
    </message>
    <message>
        <source>{name} is not XML from line {lineno} on{within}: {what}</source>
        <translation>{name} ist ab Zeile {lineno}{within} kein XML: {what}</translation>
    </message>
    <message>
        <source>{name} is not XML: {error}</source>
        <translation>{name} ist kein XML: {error}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {what}</source>
        <translation>{name} kann nicht gelesen werden: {what}</translation>
    </message>
    <message>
        <source>{name} has more than {max_elements} elements in {where}</source>
        <translation>{name} hat mehr als {max_elements} Elemente in {where}</translation>
    </message>
    <message>
        <source>{who} cannot be so near to each other with a road between them, {least:.1f} m at least ({relations}).</source>
        <translation>{who} können einander nicht so nahe sein, wenn eine Straße dazwischenliegt, mindestens {least:.1f} m ({relations}).</translation>
    </message>
    <message>
        <source>This street has no {lost} for {who} ({relations}).</source>
        <translation>Diese Straße hat kein {lost} für {who} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be between each other: one of three is in the middle ({relations}).</source>
        <translation>{who} können nicht jeweils zwischen den anderen sein: von dreien ist eines in der Mitte ({relations}).</translation>
    </message>
    <message>
        <source>{who} stand in one row along {what} and cannot each have another distance to its neighbours ({relations}).</source>
        <translation>{who} stehen in einer Reihe entlang {what} und können nicht verschiedene Abstände zu ihren Nachbarn haben ({relations}).</translation>
    </message>
    <message>
        <source>{who} do not find place along {what} {apart:g} m apart: on {long:.1f} m there is place for {most} ({relations}).</source>
        <translation>{who} finden im Abstand von {apart:g} m entlang {what} keinen Platz: auf {long:.1f} m ist Platz für {most} ({relations}).</translation>
    </message>
    <message>
        <source>{who} cannot be in such a place{held} ({relations}).</source>
        <translation>{who} kann an keinem solchen Ort sein{held} ({relations}).</translation>
    </message>
    <message>
        <source>The street has no place where {who} could be so, as large as it is at least ({relations}).</source>
        <translation>Die Straße hat keinen Ort, an dem {who} so sein könnte, bei seiner kleinsten Größe ({relations}).</translation>
    </message>
    <message>
        <source>Reshape {ground}</source>
        <translation>{ground} umformen</translation>
    </message>
    <message>
        <source>Reshape {count} pieces of ground</source>
        <translation>{count} Flächen umformen</translation>
    </message>
    <message>
        <source>Change junction</source>
        <translation>Kreuzung ändern</translation>
    </message>
    <message>
        <source>Change road</source>
        <translation>Straße ändern</translation>
    </message>
    <message>
        <source>Change {count} roads</source>
        <translation>{count} Straßen ändern</translation>
    </message>
    <message>
        <source>Delete ground</source>
        <translation>Fläche löschen</translation>
    </message>
    <message>
        <source>Delete {count} pieces of ground</source>
        <translation>{count} Flächen löschen</translation>
    </message>
    <message>
        <source>there is no surface {name!r} on the street</source>
        <translation>Die Straße hat keine Fläche {name!r}</translation>
    </message>
    <message>
        <source>a surface keeps its id</source>
        <translation>Eine Fläche behält ihre Kennung</translation>
    </message>
    <message>
        <source>there is no {kind} {name!r} on the street</source>
        <translation>Auf der Straße gibt es kein {kind} {name!r}</translation>
    </message>
    <message>
        <source>a {kind} keeps its id</source>
        <translation>{kind}: die Kennung bleibt</translation>
    </message>
    <message>
        <source>the lanes of the road {id!r} take more than {most_corners} corners</source>
        <translation>Die Fahrstreifen der Straße {id!r} brauchen mehr als {most_corners} Ecken</translation>
    </message>
    <message>
        <source>it tilts by more than a right angle</source>
        <translation>sie neigt sich um mehr als einen rechten Winkel</translation>
    </message>
    <message>
        <source>its lanes are farther than {max_extent:g} m from the origin</source>
        <translation>ihre Fahrstreifen liegen weiter als {max_extent:g} m vom Ursprung</translation>
    </message>
    <message>
        <source>{name} is not a mesh that can be read, or it is damaged: {reason}</source>
        <translation>{name} ist kein lesbares Netz oder beschädigt: {reason}</translation>
    </message>
    <message>
        <source>{name} is damaged: a triangle names a point that does not exist</source>
        <translation>{name} ist beschädigt: Ein Dreieck nennt einen Punkt, den es nicht gibt</translation>
    </message>
    <message>
        <source>{name} is damaged: {share:.0%} of its triangles have corners that are no numbers</source>
        <translation>{name} ist beschädigt: Bei {share:.0%} der Dreiecke sind Ecken keine Zahlen</translation>
    </message>
    <message>
        <source>{name} is flat: it has no volume</source>
        <translation>{name} ist flach: Es hat kein Volumen</translation>
    </message>
    <message>
        <source>1 triangle</source>
        <translation>1 Dreieck</translation>
    </message>
    <message>
        <source>{count:,} triangles</source>
        <translation>{count:,} Dreiecke</translation>
    </message>
    <message>
        <source>1 piece</source>
        <translation>1 Stück</translation>
    </message>
    <message>
        <source>{count:,} pieces</source>
        <translation>{count:,} Stücke</translation>
    </message>
    <message>
        <source>its {count:,} triangles do not hang together and cannot be made fewer</source>
        <translation>seine {count:,} Dreiecke hängen nicht zusammen und lassen sich nicht verringern</translation>
    </message>
    <message>
        <source>{before:,} triangles made {count:,}</source>
        <translation>{before:,} Dreiecke auf {count:,} verringert</translation>
    </message>
    <message>
        <source>{triangles} added over small holes</source>
        <translation>{triangles} über kleinen Löchern ergänzt</translation>
    </message>
    <message>
        <source>{triangles} with corners that are no numbers left out</source>
        <translation>{triangles} mit Ecken, die keine Zahlen sind, weggelassen</translation>
    </message>
    <message>
        <source>{name} has no surface worth showing</source>
        <translation>{name} hat keine Oberfläche, die sich zu zeigen lohnt</translation>
    </message>
    <message>
        <source>the surface is open: what is inside is a guess</source>
        <translation>die Oberfläche ist offen: Was innen ist, wurde geschätzt</translation>
    </message>
    <message>
        <source>{triangles} without area left out</source>
        <translation>{triangles} ohne Fläche weggelassen</translation>
    </message>
    <message>
        <source>{triangles} that stood twice left out</source>
        <translation>{triangles}, doppelt vorhanden, weggelassen</translation>
    </message>
    <message>
        <source>{pieces} of surface that lay inside out turned outwards</source>
        <translation>{pieces} Oberfläche von innen nach außen gekehrt</translation>
    </message>
    <message>
        <source>{triangles} turned to face as their neighbours do</source>
        <translation>{triangles} wie die Nachbarn ausgerichtet</translation>
    </message>
    <message>
        <source>{name} cannot be another of {other}, a thing of another kind; its shape is its own.</source>
        <translation>{name} kann nicht gleich sein wie {other}, das von anderer Art ist; die Form bleibt eine eigene.</translation>
    </message>
    <message>
        <source>the field is too intricate for {faces} triangles</source>
        <translation>die Form ist zu verwickelt für {faces} Dreiecke</translation>
    </message>
    <message>
        <source>the field holds values that are not finite</source>
        <translation>die Form enthält Werte, die nicht endlich sind</translation>
    </message>
    <message>
        <source>the field encloses nothing</source>
        <translation>die Form umschließt nichts</translation>
    </message>
    <message>
        <source>the field spans only {share:.0%} of its box</source>
        <translation>die Form füllt nur {share:.0%} ihres Quaders</translation>
    </message>
    <message>
        <source>the field holds only crumbs</source>
        <translation>die Form besteht nur aus Krümeln</translation>
    </message>
    <message>
        <source>No shapes are trained for {kind}: drawn as its box.</source>
        <translation>Für {kind} sind keine Formen gelernt; es wird ein Quader gezeichnet.</translation>
    </message>
    <message>
        <source>{name} has no shape yet</source>
        <translation>{name} hat noch keine Form</translation>
    </message>
    <message>
        <source>{name} keeps its shape: {reason}.</source>
        <translation>{name} behält seine Form: {reason}.</translation>
    </message>
    <message>
        <source>{name} is drawn as its box: {reason}.</source>
        <translation>{name} wird als Quader gezeichnet: {reason}.</translation>
    </message>
    <message>
        <source>no shapes of {name} can be imagined</source>
        <translation>zu {name} können keine Formen erzeugt werden</translation>
    </message>
    <message>
        <source>{name} has no shape yet that could be varied.</source>
        <translation>{name} hat noch keine Form zum Variieren.</translation>
    </message>
    <message>
        <source>The shape of {name} is kept.</source>
        <translation>Die Form von {name} bleibt erhalten.</translation>
    </message>
    <message>
        <source>No shapes are trained for {kind}: it cannot be varied.</source>
        <translation>Für {kind} sind keine Formen gelernt; ein Variieren ist nicht möglich.</translation>
    </message>
    <message>
        <source>variants need a strength above 0</source>
        <translation>Varianten brauchen eine Stärke über 0</translation>
    </message>
    <message>
        <source>{name} cannot be varied: {reason}.</source>
        <translation>{name} lässt sich nicht variieren: {reason}.</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}: {command}</translation>
    </message>
    <message>
        <source>{stage} … {left}</source>
        <translation>{stage} … {left}</translation>
    </message>
    <message>
        <source>What overlaps, or is where it should not be</source>
        <translation>Was sich überlappt oder am falschen Ort ist</translation>
    </message>
    <message>
        <source>{name} is out of its lane</source>
        <translation>{name} ist nicht in seinem Fahrstreifen</translation>
    </message>
    <message>
        <source>{category}: {said}</source>
        <translation>{category}: {said}</translation>
    </message>
    <message>
        <source>Objects on the street</source>
        <translation>Objekte auf der Straße</translation>
    </message>
    <message>
        <source>{name} stands in a lane</source>
        <translation>{name} steht auf einem Fahrstreifen</translation>
    </message>
    <message>
        <source>{reason}: {name}</source>
        <translation>{reason}: {name}</translation>
    </message>
    <message>
        <source>There is no ground to fill yet: draw a street, or open one.</source>
        <translation>Es gibt noch keinen Boden zum Füllen: eine Straße zeichnen oder öffnen.</translation>
    </message>
    <message>
        <source>Fill the street</source>
        <translation>Straße füllen</translation>
    </message>
    <message>
        <source>Regenerate a block</source>
        <translation>Abschnitt neu erzeugen</translation>
    </message>
    <message>
        <source>Filling the street</source>
        <translation>Die Straße wird gefüllt</translation>
    </message>
    <message>
        <source>{count} objects came.</source>
        <translation>{count} Objekte kamen hinzu.</translation>
    </message>
    <message>
        <source>Select the ground that is to be filled anew first.</source>
        <translation>Zuerst den Boden wählen, der neu gefüllt werden soll.</translation>
    </message>
    <message>
        <source>There was no room for more.</source>
        <translation>Für mehr war kein Platz.</translation>
    </message>
    <message>
        <source>Draw {kind}</source>
        <translation>{kind} zeichnen</translation>
    </message>
    <message>
        <source>Reshape the street</source>
        <translation>Straße umformen</translation>
    </message>
    <message>
        <source>Remove ground</source>
        <translation>Boden entfernen</translation>
    </message>
    <message>
        <source>edges cannot cross</source>
        <translation>Kanten dürfen sich nicht kreuzen</translation>
    </message>
    <message>
        <source>Remove the street</source>
        <translation>Straße entfernen</translation>
    </message>
    <message>
        <source>Change the ground</source>
        <translation>Boden ändern</translation>
    </message>
    <message>
        <source>There is no carriageway here to cross.</source>
        <translation>Hier ist keine Fahrbahn, die man überqueren könnte.</translation>
    </message>
    <message>
        <source>Put a crossing</source>
        <translation>Überweg anlegen</translation>
    </message>
    <message>
        <source>this makes no street</source>
        <translation>daraus wird keine Straße</translation>
    </message>
    <message>
        <source>at the edge of {name}</source>
        <translation>am Rand von {name}</translation>
    </message>
    <message>
        <source>at a corner of {name}</source>
        <translation>an einer Ecke von {name}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>{name} could not be added</source>
        <translation>{name} konnte nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>{count} files could not be added</source>
        <translation>{count} Dateien konnten nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, {size}: the file is taken to be in {unit}.</source>
        <translation>{name} als {kind} hinzugefügt, {size}: Als Einheit der Datei gilt {unit}.</translation>
    </message>
    <message>
        <source>Add {count} objects</source>
        <translation>{count} Objekte hinzufügen</translation>
    </message>
    <message>
        <source>Added {count} objects.</source>
        <translation>{count} Objekte hinzugefügt.</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, scaled to {size}.</source>
        <translation>{name} als {kind} hinzugefügt, auf {size} gebracht.</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, {size}.</source>
        <translation>{name} als {kind} hinzugefügt, {size}.</translation>
    </message>
    <message>
        <source>{name}: {attribute}</source>
        <translation>{name}: {attribute}</translation>
    </message>
    <message>
        <source>closes the outline</source>
        <translation>schließt den Umriss</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} {number}</translation>
    </message>
    <message>
        <source>doors and windows are at least {size} wide</source>
        <translation>Türen und Fenster sind mindestens {size} breit</translation>
    </message>
    <message>
        <source>a wall is at least {size} long</source>
        <translation>eine Wand ist mindestens {size} lang</translation>
    </message>
    <message>
        <source>{size} from the corner</source>
        <translation>{size} von der Ecke</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>{name} wird geprüft</translation>
    </message>
    <message>
        <source>Put “{predicate}” right</source>
        <translation>„{predicate}“ korrigieren</translation>
    </message>
    <message>
        <source>there is no room to reshape</source>
        <translation>es gibt keinen Raum zum Umformen</translation>
    </message>
    <message>
        <source>One object has no ground below it any more; it stays where it is.</source>
        <translation>Unter einem Objekt ist kein Boden mehr; es bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Change the cross-section</source>
        <translation>Querschnitt ändern</translation>
    </message>
    <message>
        <source>Draw a street</source>
        <translation>Straße zeichnen</translation>
    </message>
    <message>
        <source>{count} objects have no ground below them any more; they stay.</source>
        <translation>Unter {count} Objekten ist kein Boden mehr; sie bleiben.</translation>
    </message>
    <message>
        <source>a street cannot cross itself</source>
        <translation>eine Straße kann sich nicht selbst kreuzen</translation>
    </message>
    <message>
        <source>two points at least</source>
        <translation>mindestens zwei Punkte</translation>
    </message>
    <message>
        <source>three corners at least</source>
        <translation>mindestens drei Ecken</translation>
    </message>
    <message>
        <source>along the kerb</source>
        <translation>am Bordstein entlang</translation>
    </message>
    <message>
        <source>as one parks</source>
        <translation>wie man parkt</translation>
    </message>
    <message>
        <source>along the lane</source>
        <translation>entlang dem Fahrstreifen</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>in der Mitte</translation>
    </message>
    <message>
        <source>square to the kerb</source>
        <translation>senkrecht zum Bordstein</translation>
    </message>
    <message>
        <source>How much is on the street</source>
        <translation>Wie viel auf der Straße ist</translation>
    </message>
    <message>
        <source>Deserted</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Scenes and meshes</source>
        <translation>Szenen und Netze</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Meshes, added to the open scene</source>
        <translation>Netze, kommen in die offene Szene</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Drop to open {name}.</source>
        <translation>Loslassen öffnet {name}.</translation>
    </message>
    <message>
        <source>Drop to add {count} objects here.</source>
        <translation>Loslassen fügt hier {count} Objekte hinzu.</translation>
    </message>
    <message>
        <source>Drop to add {name} here as an object.</source>
        <translation>Loslassen fügt {name} hier als Objekt hinzu.</translation>
    </message>
    <message>
        <source>Drop to trace over {name}.</source>
        <translation>Loslassen legt {name} zum Nachzeichnen unter.</translation>
    </message>
    <message>
        <source>its process ended at once</source>
        <translation>der Prozess endete sofort</translation>
    </message>
    <message>
        <source>The generator cannot start: {reason}.</source>
        <translation>Der Generator kann nicht starten: {reason}.</translation>
    </message>
    <message>
        <source>The generator gave the job up.</source>
        <translation>Der Generator hat die Aufgabe aufgegeben.</translation>
    </message>
    <message>
        <source>Seed of the street</source>
        <translation>Startwert der Straße</translation>
    </message>
    <message>
        <source>Fill what is free</source>
        <translation>Füllen, was frei ist</translation>
    </message>
    <message>
        <source>Empty it first; what is locked or starred stays</source>
        <translation>Vorher leeren; was gesperrt oder markiert ist, bleibt</translation>
    </message>
    <message>
        <source>Fill the selected ground anew</source>
        <translation>Gewählten Boden neu füllen</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Along the street</source>
        <translation>Entlang der Straße</translation>
    </message>
    <message>
        <source>{name}: drag the middle to move it, drag its edge to another object to relate them</source>
        <translation>{name}: in der Mitte ziehen verschiebt, vom Rand zu einem anderen Objekt ziehen verbindet</translation>
    </message>
    <message>
        <source>{name} …</source>
        <translation>{name} …</translation>
    </message>
    <message>
        <source>Relation with the street</source>
        <translation>Beziehung zur Straße</translation>
    </message>
    <message>
        <source>Objects appear here as you add them, and lines for what they have to do with each other.</source>
        <translation>Hier erscheinen die Objekte, die Sie hinzufügen, und Linien für ihre Beziehungen zueinander.</translation>
    </message>
    <message>
        <source>Tab adds one; drag from the edge of one to another to relate them.</source>
        <translation>Tab fügt eines hinzu; vom Rand des einen zum anderen ziehen verbindet sie.</translation>
    </message>
    <message>
        <source>{count} objects are not shown</source>
        <translation>{count} Objekte werden nicht gezeigt</translation>
    </message>
    <message>
        <source>Select objects to see here what they have to do with each other; find them by name above.</source>
        <translation>Objekte auswählen, um hier zu sehen, was sie miteinander zu tun haben; oben lassen sie sich beim Namen finden.</translation>
    </message>
    <message>
        <source>The generator failed: {reason}</source>
        <translation>Der Generator ist gescheitert: {reason}</translation>
    </message>
    <message>
        <source>What objects have to do with each other appears here, and whether it is so on the plan.</source>
        <translation>Hier erscheint, was Objekte miteinander zu tun haben, und ob es im Grundriss so ist.</translation>
    </message>
    <message>
        <source>Nothing here has these words.</source>
        <translation>Nichts hier enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Every relation holds.</source>
        <translation>Alle Beziehungen stimmen.</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>The rest is as in what it is another of.</source>
        <translation>Das Übrige ist wie bei dem, dem es gleicht.</translation>
    </message>
    <message>
        <source>New street</source>
        <translation>Neue Straße</translation>
    </message>
    <message>
        <source>Strips of the street</source>
        <translation>Streifen der Straße</translation>
    </message>
    <message>
        <source>{name}, {width}</source>
        <translation>{name}, {width}</translation>
    </message>
    <message>
        <source>Length of the street</source>
        <translation>Länge der Straße</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Drag a rectangle: what stands in it comes anew, everything else stays exactly as it is</source>
        <translation>Ein Rechteck ziehen: was darin steht, entsteht neu, alles andere bleibt genau, wie es ist</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Fill the same block anew, from another seed</source>
        <translation>Denselben Abschnitt neu füllen, mit anderem Startwert</translation>
    </message>
    <message>
        <source>Click ground to select it; drag corners, edges, round handles; double-click puts one, Delete removes</source>
        <translation>Boden anklicken, um ihn zu wählen; Ecken, Kanten, runde Griffe ziehen; Doppelklick setzt eine Ecke, Entf entfernt sie</translation>
    </message>
    <message>
        <source>Click along the middle of the street or type a length; Enter or a double click ends it</source>
        <translation>Entlang der Straßenmitte klicken oder eine Länge tippen; Enter oder Doppelklick beendet</translation>
    </message>
    <message>
        <source>Click the carriageway where people shall cross</source>
        <translation>Auf die Fahrbahn klicken, wo man sie überqueren soll</translation>
    </message>
    <message>
        <source>Kind of ground</source>
        <translation>Art des Bodens</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>Draw ground</source>
        <translation>Boden zeichnen</translation>
    </message>
    <message>
        <source>Point by point along its middle</source>
        <translation>Punkt für Punkt entlang der Mitte</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>Überweg</translation>
    </message>
    <message>
        <source>Across the carriageway, with one click</source>
        <translation>Quer über die Fahrbahn, mit einem Klick</translation>
    </message>
    <message>
        <source>Put a point of the street here</source>
        <translation>Hier einen Punkt der Straße setzen</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Put a crossing here</source>
        <translation>Hier einen Überweg anlegen</translation>
    </message>
    <message>
        <source>Metres and centimetres</source>
        <translation>Meter und Zentimeter</translation>
    </message>
    <message>
        <source>Feet and inches</source>
        <translation>Fuß und Zoll</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>The 3D view cannot run on this computer: {reason}.</source>
        <translation>Die 3D-Ansicht läuft auf diesem Computer nicht: {reason}.</translation>
    </message>
    <message>
        <source>Against it</source>
        <translation>Entgegen</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Select a lane or sidewalk of a street on the plan, to see and change its strips here.</source>
        <translation>Auf dem Plan eine Spur oder einen Gehweg wählen, um hier die Streifen der Straße zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>Kind of the strip</source>
        <translation>Art des Streifens</translation>
    </message>
    <message>
        <source>Which way one goes on it</source>
        <translation>In welche Richtung man darauf geht oder fährt</translation>
    </message>
    <message>
        <source>Width of the strip</source>
        <translation>Breite des Streifens</translation>
    </message>
    <message>
        <source>Move the strip to the left</source>
        <translation>Streifen nach links schieben</translation>
    </message>
    <message>
        <source>Move the strip to the right</source>
        <translation>Streifen nach rechts schieben</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a strip to the right of the chosen one</source>
        <translation>Rechts neben dem gewählten Streifen einen weiteren einfügen</translation>
    </message>
    <message>
        <source>Remove the chosen strip</source>
        <translation>Gewählten Streifen entfernen</translation>
    </message>
    <message>
        <source>Start from …</source>
        <translation>Ausgehen von …</translation>
    </message>
    <message>
        <source>Take the strips of a usual street</source>
        <translation>Die Streifen einer üblichen Straße übernehmen</translation>
    </message>
    <message>
        <source>Street {number}</source>
        <translation>Straße {number}</translation>
    </message>
    <message>
        <source>{name}: {width} m wide</source>
        <translation>{name}: {width} m breit</translation>
    </message>
    <message>
        <source>{kind}: goes the other way than its side of the road</source>
        <translation>{kind}: führt entgegen der Fahrtrichtung dieser Straßenseite</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>Streifen</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>along the street</source>
        <translation>entlang der Straße</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>entgegen der Straße</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>beide Richtungen</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>Querschnitt</translation>
    </message>
    <message>
        <source>{name}, {size}</source>
        <translation>{name}, {size}</translation>
    </message>
    <message>
        <source>Take the panel out of the window</source>
        <translation>Bereich aus dem Fenster lösen</translation>
    </message>
    <message>
        <source>Put the panel away</source>
        <translation>Bereich schließen</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>New street …</source>
        <translation>Neue Straße …</translation>
    </message>
    <message>
        <source>Choose its strips, draw on from there</source>
        <translation>Streifen wählen, dann weiterzeichnen</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Edit the street</source>
        <translation>Straße bearbeiten</translation>
    </message>
    <message>
        <source>Ground and roads</source>
        <translation>Boden und Straßen</translation>
    </message>
    <message>
        <source>A plaza, a lawn, a lake, corner by corner</source>
        <translation>Ein Platz, eine Wiese, ein See, Ecke für Ecke</translation>
    </message>
    <message>
        <source>Strips of the selected road, side by side</source>
        <translation>Die Streifen der gewählten Straße nebeneinander</translation>
    </message>
    <message>
        <source>Select the next piece of ground</source>
        <translation>Nächstes Stück Boden wählen</translation>
    </message>
    <message>
        <source>Select the previous piece of ground</source>
        <translation>Voriges Stück Boden wählen</translation>
    </message>
    <message>
        <source>Fill the street …</source>
        <translation>Straße füllen …</translation>
    </message>
    <message>
        <source>How much, from which seed</source>
        <translation>Wie viel, mit welchem Startwert</translation>
    </message>
    <message>
        <source>The rest stays as it is</source>
        <translation>Der Rest bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Parallel projection</source>
        <translation>Parallelprojektion</translation>
    </message>
    <message>
        <source>The 3D view without perspective</source>
        <translation>Die 3D-Ansicht ohne Perspektive</translation>
    </message>
    <message>
        <source>Drag the squares to resize, the circle to turn (Ctrl: any angle). Arrow keys move {step}, with Shift {leap}.</source>
        <translation>Die Quadrate ändern die Größe, der Kreis dreht (Strg: beliebiger Winkel). Pfeiltasten verschieben um {step}, mit Umschalt um {leap}.</translation>
    </message>
    <message>
        <source>Digits or Enter in the middle of a drag take an exact length, angle or size, such as 85, 0.85 m, 2&apos; 9&quot; or 120 x 60.</source>
        <translation>Ziffern oder Eingabe beim Ziehen nehmen genaue Längen, Winkel oder Größen, etwa 85, 0,85 m, 2&apos; 9&quot; oder 120 x 60.</translation>
    </message>
    <message>
        <source>5 switches between perspective and parallel projection; 4 and 6, 8 and 2 turn the view by 15°.</source>
        <translation>5 wechselt zwischen Perspektive und Parallelprojektion; 4 und 6, 8 und 2 drehen die Ansicht um 15°.</translation>
    </message>
    <message>
        <source>Studio flat</source>
        <translation>Einzimmerwohnung</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>{name}: {count} more things could not be taken over</source>
        <translation>{name}: {count} weitere Dinge konnten nicht übernommen werden</translation>
    </message>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
    <message>
        <source>Drag objects on the plan</source>
        <translation>Objekte im Grundriss ziehen</translation>
    </message>
    <message>
        <source>All objects, except what is locked</source>
        <translation>Alle Objekte, außer was gesperrt ist</translation>
    </message>
    <message>
        <source>1 floor, {height}</source>
        <translation>1 Geschoss, {height}</translation>
    </message>
    <message>
        <source>{count} floors, {height}</source>
        <translation>{count} Geschosse, {height}</translation>
    </message>
    <message>
        <source>Change building</source>
        <translation>Gebäude ändern</translation>
    </message>
    <message>
        <source>Shape what is on the street</source>
        <translation>Formen für die Straße</translation>
    </message>
    <message>
        <source>Lengthen row</source>
        <translation>Reihe verlängern</translation>
    </message>
    <message>
        <source>Shorten row</source>
        <translation>Reihe verkürzen</translation>
    </message>
    <message>
        <source>{count} in the row</source>
        <translation>{count} in der Reihe</translation>
    </message>
    <message>
        <source>There is nothing that could be placed otherwise.</source>
        <translation>Es gibt nichts, was anders platziert werden könnte.</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flachdach</translation>
    </message>
    <message>
        <source>Gabled</source>
        <translation>Satteldach</translation>
    </message>
    <message>
        <source>Hipped</source>
        <translation>Walmdach</translation>
    </message>
    <message>
        <source>Half-hipped</source>
        <translation>Krüppelwalmdach</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Zeltdach</translation>
    </message>
    <message>
        <source>Sloping one way</source>
        <translation>Pultdach</translation>
    </message>
    <message>
        <source>Mansard</source>
        <translation>Mansarddach</translation>
    </message>
    <message>
        <source>Gambrel</source>
        <translation>Mansardgiebeldach</translation>
    </message>
    <message>
        <source>Dome</source>
        <translation>Kuppel</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>Geschosse</translation>
    </message>
    <message>
        <source>Height of a floor</source>
        <translation>Geschosshöhe</translation>
    </message>
    <message>
        <source>Roof</source>
        <translation>Dach</translation>
    </message>
    <message>
        <source>Height of the roof</source>
        <translation>Dachhöhe</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Katalog durchsuchen</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>{area}, {width} wide</source>
        <translation>{area}, {width} breit</translation>
    </message>
    <message>
        <source>Rename ground</source>
        <translation>Boden umbenennen</translation>
    </message>
    <message>
        <source>Above the ground</source>
        <translation>Über dem Boden</translation>
    </message>
    <message>
        <source>Its strip is changed in the cross-section.</source>
        <translation>Sein Streifen wird im Querschnitt geändert.</translation>
    </message>
    <message>
        <source>Drag objects here from the catalogue, or mesh files from a folder.</source>
        <translation>Ziehen Sie Objekte aus dem Katalog hierher, oder Netzdateien aus einem Ordner.</translation>
    </message>
    <message>
        <source>A template opens at once; its shapes are imagined while you look, and repeat from their seeds.</source>
        <translation>Eine Vorlage öffnet sich sofort; ihre Formen entstehen, während Sie zusehen, und sind aus ihren Startwerten wiederholbar.</translation>
    </message>
    <message>
        <source>Other shapes of the selected object, or other layouts of all objects, appear here.</source>
        <translation>Hier erscheinen andere Formen des ausgewählten Objekts oder andere Anordnungen aller Objekte.</translation>
    </message>
    <message>
        <source>Other layouts of all objects; what is locked stays</source>
        <translation>Andere Anordnungen aller Objekte; was gesperrt ist, bleibt</translation>
    </message>
    <message>
        <source>A furnished room or a street to start from</source>
        <translation>Ein eingerichteter Raum oder eine Straße als Anfang</translation>
    </message>
    <message>
        <source>Snap to what is near</source>
        <translation>An Nahem einrasten</translation>
    </message>
    <message>
        <source>Walk around</source>
        <translation>Umhergehen</translation>
    </message>
    <message>
        <source>Drag an object to move it; its back snaps to walls, on a street it keeps to lanes and kerbs. Shift keeps to one axis, Alt moves freely, Ctrl copies.</source>
        <translation>Ziehen verschiebt ein Objekt; seine Rückseite rastet an Wänden ein, auf der Straße hält es sich an Fahrstreifen und Bordsteine. Umschalt hält eine Achse, Alt bewegt frei, Strg kopiert.</translation>
    </message>
    <message>
        <source>B draws an object&apos;s outline, Shift+R reshapes the room, Shift+T the street; Ctrl+C, X and V copy, cut and paste between windows.</source>
        <translation>B zeichnet den Umriss eines Objekts, Umschalt+R formt den Raum, Umschalt+T die Straße; Strg+C, X und V kopieren, schneiden aus und fügen ein, auch zwischen Fenstern.</translation>
    </message>
    <message>
        <source>Street corner</source>
        <translation>Straßenecke</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>on</source>
        <translation>auf</translation>
    </message>
    <message>
        <source>is on {object}</source>
        <translation>auf {object}</translation>
    </message>
    <message>
        <source>along</source>
        <translation>entlang</translation>
    </message>
    <message>
        <source>stands along</source>
        <translation>steht entlang</translation>
    </message>
    <message>
        <source>stands along {object}</source>
        <translation>steht an {object} entlang</translation>
    </message>
    <message>
        <source>heading along</source>
        <translation>in Fahrtrichtung</translation>
    </message>
    <message>
        <source>heads along</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>heads along {object}</source>
        <translation>folgt {object}</translation>
    </message>
    <message>
        <source>at crossing</source>
        <translation>am Überweg</translation>
    </message>
    <message>
        <source>stands at</source>
        <translation>steht an</translation>
    </message>
    <message>
        <source>stands at {object}</source>
        <translation>steht an {object}</translation>
    </message>
    <message>
        <source>facing road</source>
        <translation>zur Straße</translation>
    </message>
    <message>
        <source>turns its front to</source>
        <translation>mit der Front zu</translation>
    </message>
    <message>
        <source>turns its front to {object}</source>
        <translation>mit der Front zu {object}</translation>
    </message>
    <message>
        <source>set back from</source>
        <translation>zurückgesetzt von</translation>
    </message>
    <message>
        <source>is set back from {object}</source>
        <translation>zurückgesetzt von {object}</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>is between {object}</source>
        <translation>zwischen {object}</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>gegenüber</translation>
    </message>
    <message>
        <source>across the road from</source>
        <translation>auf der anderen Straßenseite von</translation>
    </message>
    <message>
        <source>is across the road from {object}</source>
        <translation>auf der anderen Straßenseite von {object}</translation>
    </message>
    <message>
        <source>the floor</source>
        <translation>dem Boden</translation>
    </message>
    <message>
        <source>floor {number}</source>
        <translation>Boden {number}</translation>
    </message>
    <message>
        <source>the curb</source>
        <translation>dem Bordstein</translation>
    </message>
    <message>
        <source>curb {number}</source>
        <translation>Bordstein {number}</translation>
    </message>
    <message>
        <source>the lane</source>
        <translation>dem Fahrstreifen</translation>
    </message>
    <message>
        <source>lane {number}</source>
        <translation>Fahrstreifen {number}</translation>
    </message>
    <message>
        <source>the road</source>
        <translation>der Fahrbahn</translation>
    </message>
    <message>
        <source>road {number}</source>
        <translation>Fahrbahn {number}</translation>
    </message>
    <message>
        <source>the crossing</source>
        <translation>dem Überweg</translation>
    </message>
    <message>
        <source>crossing {number}</source>
        <translation>Überweg {number}</translation>
    </message>
    <message>
        <source>the sidewalk</source>
        <translation>dem Gehweg</translation>
    </message>
    <message>
        <source>sidewalk {number}</source>
        <translation>Gehweg {number}</translation>
    </message>
    <message>
        <source>the parking</source>
        <translation>dem Parkstreifen</translation>
    </message>
    <message>
        <source>parking {number}</source>
        <translation>Parkstreifen {number}</translation>
    </message>
    <message>
        <source>body</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>cushion</source>
        <translation>Polster</translation>
    </message>
    <message>
        <source>top</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>Metall</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>Glas</translation>
    </message>
    <message>
        <source>foliage</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>Dunkles</translation>
    </message>
    <message>
        <source>form 1</source>
        <translation>Form 1</translation>
    </message>
    <message>
        <source>form 2</source>
        <translation>Form 2</translation>
    </message>
    <message>
        <source>form 3</source>
        <translation>Form 3</translation>
    </message>
    <message>
        <source>apron</source>
        <translation>Zarge</translation>
    </message>
    <message>
        <source>arch</source>
        <translation>Bogen</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>arm height</source>
        <translation>Armlehnenhöhe</translation>
    </message>
    <message>
        <source>arm rise</source>
        <translation>Armlehnenanstieg</translation>
    </message>
    <message>
        <source>arm style</source>
        <translation>Armlehnenstil</translation>
    </message>
    <message>
        <source>arm width</source>
        <translation>Armlehnenbreite</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>Armlehnen</translation>
    </message>
    <message>
        <source>arrangement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>asymmetry</source>
        <translation>Asymmetrie</translation>
    </message>
    <message>
        <source>awning</source>
        <translation>Markise</translation>
    </message>
    <message>
        <source>axles</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>back</source>
        <translation>Rückenlehne</translation>
    </message>
    <message>
        <source>back box</source>
        <translation>Gehäuse hinten</translation>
    </message>
    <message>
        <source>back cushions</source>
        <translation>Rückenkissen</translation>
    </message>
    <message>
        <source>back height</source>
        <translation>Lehnenhöhe</translation>
    </message>
    <message>
        <source>back lean</source>
        <translation>Lehnenneigung</translation>
    </message>
    <message>
        <source>back panel</source>
        <translation>Rückwand</translation>
    </message>
    <message>
        <source>back rake</source>
        <translation>Lehnenschräge</translation>
    </message>
    <message>
        <source>back style</source>
        <translation>Lehnenstil</translation>
    </message>
    <message>
        <source>backplate</source>
        <translation>Grundplatte</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Beutel</translation>
    </message>
    <message>
        <source>balconies</source>
        <translation>Balkone</translation>
    </message>
    <message>
        <source>ball size</source>
        <translation>Kugelgröße</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Stange</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Stangen</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Fuß</translation>
    </message>
    <message>
        <source>base corners</source>
        <translation>Fußecken</translation>
    </message>
    <message>
        <source>base form</source>
        <translation>Fußform</translation>
    </message>
    <message>
        <source>base size</source>
        <translation>Fußgröße</translation>
    </message>
    <message>
        <source>basin depth</source>
        <translation>Beckentiefe</translation>
    </message>
    <message>
        <source>basin shape</source>
        <translation>Beckenform</translation>
    </message>
    <message>
        <source>basket</source>
        <translation>Korb</translation>
    </message>
    <message>
        <source>bay width</source>
        <translation>Feldbreite</translation>
    </message>
    <message>
        <source>bedding</source>
        <translation>Bettwäsche</translation>
    </message>
    <message>
        <source>belly height</source>
        <translation>Bauchhöhe</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>Biegung</translation>
    </message>
    <message>
        <source>bezel</source>
        <translation>Einfassung</translation>
    </message>
    <message>
        <source>blanket</source>
        <translation>Decke</translation>
    </message>
    <message>
        <source>blossom</source>
        <translation>Blüten</translation>
    </message>
    <message>
        <source>boards</source>
        <translation>Bretter</translation>
    </message>
    <message>
        <source>body style</source>
        <translation>Karosserieform</translation>
    </message>
    <message>
        <source>bolts</source>
        <translation>Schrauben</translation>
    </message>
    <message>
        <source>bonnet</source>
        <translation>Motorhaube</translation>
    </message>
    <message>
        <source>books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>bowl roundness</source>
        <translation>Beckenrundung</translation>
    </message>
    <message>
        <source>bowls</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>box</source>
        <translation>Kasten</translation>
    </message>
    <message>
        <source>box height</source>
        <translation>Kastenhöhe</translation>
    </message>
    <message>
        <source>brace</source>
        <translation>Strebe</translation>
    </message>
    <message>
        <source>bracket</source>
        <translation>Halterung</translation>
    </message>
    <message>
        <source>branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>build</source>
        <translation>Statur</translation>
    </message>
    <message>
        <source>bumper</source>
        <translation>Stoßstange</translation>
    </message>
    <message>
        <source>bumps</source>
        <translation>Noppen</translation>
    </message>
    <message>
        <source>button</source>
        <translation>Knopf</translation>
    </message>
    <message>
        <source>cab height</source>
        <translation>Kabinenhöhe</translation>
    </message>
    <message>
        <source>cab length</source>
        <translation>Kabinenlänge</translation>
    </message>
    <message>
        <source>canopy</source>
        <translation>Baldachin</translation>
    </message>
    <message>
        <source>canopy height</source>
        <translation>Baldachinhöhe</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>Kappe</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>Gepäckträger</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Gehäuse</translation>
    </message>
    <message>
        <source>chimney</source>
        <translation>Schornstein</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>Unterkante</translation>
    </message>
    <message>
        <source>cistern</source>
        <translation>Spülkasten</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>cloth</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>collar</source>
        <translation>Kragen</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Säule</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>compartments</source>
        <translation>Fächer</translation>
    </message>
    <message>
        <source>cone size</source>
        <translation>Kegelgröße</translation>
    </message>
    <message>
        <source>controls</source>
        <translation>Bedienelemente</translation>
    </message>
    <message>
        <source>corners</source>
        <translation>Ecken</translation>
    </message>
    <message>
        <source>cornice</source>
        <translation>Gesims</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>crest</source>
        <translation>Kopfleiste</translation>
    </message>
    <message>
        <source>cross arms</source>
        <translation>Querarme</translation>
    </message>
    <message>
        <source>cross bar</source>
        <translation>Querstange</translation>
    </message>
    <message>
        <source>crown</source>
        <translation>Krone</translation>
    </message>
    <message>
        <source>crown height</source>
        <translation>Kronenhöhe</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>Wölbung</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>cushion height</source>
        <translation>Polsterhöhe</translation>
    </message>
    <message>
        <source>density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>depth share</source>
        <translation>Tiefenanteil</translation>
    </message>
    <message>
        <source>dial side</source>
        <translation>Skalenseite</translation>
    </message>
    <message>
        <source>dial size</source>
        <translation>Skalengröße</translation>
    </message>
    <message>
        <source>dials</source>
        <translation>Drehknöpfe</translation>
    </message>
    <message>
        <source>dispenser</source>
        <translation>Spender</translation>
    </message>
    <message>
        <source>display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>door inset</source>
        <translation>Türeinlage</translation>
    </message>
    <message>
        <source>door side</source>
        <translation>Türseite</translation>
    </message>
    <message>
        <source>door size</source>
        <translation>Türgröße</translation>
    </message>
    <message>
        <source>doors</source>
        <translation>Türen</translation>
    </message>
    <message>
        <source>doors below</source>
        <translation>Türen unten</translation>
    </message>
    <message>
        <source>dormers</source>
        <translation>Gauben</translation>
    </message>
    <message>
        <source>drawer</source>
        <translation>Schublade</translation>
    </message>
    <message>
        <source>drawers</source>
        <translation>Schubladen</translation>
    </message>
    <message>
        <source>drivers</source>
        <translation>Lautsprecherchassis</translation>
    </message>
    <message>
        <source>droop</source>
        <translation>Überhang</translation>
    </message>
    <message>
        <source>enclosure</source>
        <translation>Gehäuse</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>era</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>exhaust</source>
        <translation>Auspuff</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>Fächer</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>Füße</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>Feuer</translation>
    </message>
    <message>
        <source>flanges</source>
        <translation>Flansche</translation>
    </message>
    <message>
        <source>flaps</source>
        <translation>Klappen</translation>
    </message>
    <message>
        <source>flatness</source>
        <translation>Flachheit</translation>
    </message>
    <message>
        <source>flue</source>
        <translation>Abzug</translation>
    </message>
    <message>
        <source>fluting</source>
        <translation>Kannelierung</translation>
    </message>
    <message>
        <source>foot</source>
        <translation>Standfuß</translation>
    </message>
    <message>
        <source>footboard</source>
        <translation>Fußteil</translation>
    </message>
    <message>
        <source>form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>frame profile</source>
        <translation>Rahmenprofil</translation>
    </message>
    <message>
        <source>frame width</source>
        <translation>Rahmenbreite</translation>
    </message>
    <message>
        <source>freezer share</source>
        <translation>Gefrieranteil</translation>
    </message>
    <message>
        <source>fringe</source>
        <translation>Fransen</translation>
    </message>
    <message>
        <source>frond width</source>
        <translation>Wedelbreite</translation>
    </message>
    <message>
        <source>fronds</source>
        <translation>Wedel</translation>
    </message>
    <message>
        <source>fullness</source>
        <translation>Fülle</translation>
    </message>
    <message>
        <source>gait</source>
        <translation>Gangart</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Spalt</translation>
    </message>
    <message>
        <source>girth</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>goods</source>
        <translation>Ware</translation>
    </message>
    <message>
        <source>grille</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>ground floor</source>
        <translation>Erdgeschoss</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>Haar</translation>
    </message>
    <message>
        <source>handle</source>
        <translation>Griff</translation>
    </message>
    <message>
        <source>handle side</source>
        <translation>Griffseite</translation>
    </message>
    <message>
        <source>handlebar</source>
        <translation>Lenker</translation>
    </message>
    <message>
        <source>handles</source>
        <translation>Griffe</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>Hut</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>head size</source>
        <translation>Kopfgröße</translation>
    </message>
    <message>
        <source>headboard height</source>
        <translation>Kopfteilhöhe</translation>
    </message>
    <message>
        <source>headboard style</source>
        <translation>Kopfteilstil</translation>
    </message>
    <message>
        <source>hearth</source>
        <translation>Feuerstelle</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>Scharnier</translation>
    </message>
    <message>
        <source>hinge side</source>
        <translation>Scharnierseite</translation>
    </message>
    <message>
        <source>hob</source>
        <translation>Kochfeld</translation>
    </message>
    <message>
        <source>hood</source>
        <translation>Haube</translation>
    </message>
    <message>
        <source>hoods</source>
        <translation>Hauben</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>hutch</source>
        <translation>Aufsatz</translation>
    </message>
    <message>
        <source>insulators</source>
        <translation>Isolatoren</translation>
    </message>
    <message>
        <source>key level</source>
        <translation>Tastenhöhe</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>kick plate</source>
        <translation>Sockelblende</translation>
    </message>
    <message>
        <source>kickstand</source>
        <translation>Ständer</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>knobs</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>ladder</source>
        <translation>Leiter</translation>
    </message>
    <message>
        <source>ladder side</source>
        <translation>Leiterseite</translation>
    </message>
    <message>
        <source>lamp</source>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>lamps</source>
        <translation>Lampen</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Lagen</translation>
    </message>
    <message>
        <source>leaf size</source>
        <translation>Blattgröße</translation>
    </message>
    <message>
        <source>leaf width</source>
        <translation>Blattbreite</translation>
    </message>
    <message>
        <source>lean</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>leg height</source>
        <translation>Beinhöhe</translation>
    </message>
    <message>
        <source>legs</source>
        <translation>Beine</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>lenses</source>
        <translation>Linsen</translation>
    </message>
    <message>
        <source>lid</source>
        <translation>Deckel</translation>
    </message>
    <message>
        <source>lid open</source>
        <translation>Deckel offen</translation>
    </message>
    <message>
        <source>lid overhang</source>
        <translation>Deckelüberstand</translation>
    </message>
    <message>
        <source>light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Beladung</translation>
    </message>
    <message>
        <source>loader</source>
        <translation>Beladung von</translation>
    </message>
    <message>
        <source>lobes</source>
        <translation>Wölbungen</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <source>loose cushion</source>
        <translation>Loses Kissen</translation>
    </message>
    <message>
        <source>low back</source>
        <translation>Niedrige Lehne</translation>
    </message>
    <message>
        <source>lower bed</source>
        <translation>Unteres Bett</translation>
    </message>
    <message>
        <source>lower shelf</source>
        <translation>Unterer Boden</translation>
    </message>
    <message>
        <source>mantel</source>
        <translation>Kaminsims</translation>
    </message>
    <message>
        <source>mat</source>
        <translation>Matte</translation>
    </message>
    <message>
        <source>material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>mattress height</source>
        <translation>Matratzenhöhe</translation>
    </message>
    <message>
        <source>mattress thickness</source>
        <translation>Matratzendicke</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>modesty panel</source>
        <translation>Sichtblende</translation>
    </message>
    <message>
        <source>motif</source>
        <translation>Motiv</translation>
    </message>
    <message>
        <source>mounting</source>
        <translation>Befestigung</translation>
    </message>
    <message>
        <source>mudguards</source>
        <translation>Schutzbleche</translation>
    </message>
    <message>
        <source>music desk</source>
        <translation>Notenpult</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>nozzle size</source>
        <translation>Düsengröße</translation>
    </message>
    <message>
        <source>nozzles</source>
        <translation>Düsen</translation>
    </message>
    <message>
        <source>nut</source>
        <translation>Mutter</translation>
    </message>
    <message>
        <source>open niches</source>
        <translation>Offene Fächer</translation>
    </message>
    <message>
        <source>open section</source>
        <translation>Offener Teil</translation>
    </message>
    <message>
        <source>open side</source>
        <translation>Offene Seite</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Öffnung</translation>
    </message>
    <message>
        <source>openings</source>
        <translation>Öffnungen</translation>
    </message>
    <message>
        <source>ovens</source>
        <translation>Öfen</translation>
    </message>
    <message>
        <source>overhang</source>
        <translation>Überstand</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>Paneel</translation>
    </message>
    <message>
        <source>panel height</source>
        <translation>Paneelhöhe</translation>
    </message>
    <message>
        <source>panelling</source>
        <translation>Täfelung</translation>
    </message>
    <message>
        <source>panels</source>
        <translation>Paneele</translation>
    </message>
    <message>
        <source>panes</source>
        <translation>Scheiben</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>pedal</source>
        <translation>Pedal</translation>
    </message>
    <message>
        <source>pedals</source>
        <translation>Pedale</translation>
    </message>
    <message>
        <source>pedestals</source>
        <translation>Unterschränke</translation>
    </message>
    <message>
        <source>pelmet</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>pillows</source>
        <translation>Kissen</translation>
    </message>
    <message>
        <source>piping</source>
        <translation>Keder</translation>
    </message>
    <message>
        <source>planting</source>
        <translation>Bepflanzung</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>plates</source>
        <translation>Platten</translation>
    </message>
    <message>
        <source>plinth</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>pole girth</source>
        <translation>Mastdicke</translation>
    </message>
    <message>
        <source>pole taper</source>
        <translation>Mastverjüngung</translation>
    </message>
    <message>
        <source>porch</source>
        <translation>Vordach</translation>
    </message>
    <message>
        <source>post</source>
        <translation>Pfosten</translation>
    </message>
    <message>
        <source>post girth</source>
        <translation>Pfostendicke</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>Pfosten</translation>
    </message>
    <message>
        <source>pot shape</source>
        <translation>Topfform</translation>
    </message>
    <message>
        <source>pot size</source>
        <translation>Topfgröße</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>puffiness</source>
        <translation>Bauschigkeit</translation>
    </message>
    <message>
        <source>raggedness</source>
        <translation>Zerklüftung</translation>
    </message>
    <message>
        <source>rail width</source>
        <translation>Leistenbreite</translation>
    </message>
    <message>
        <source>rails</source>
        <translation>Leisten</translation>
    </message>
    <message>
        <source>rays</source>
        <translation>Strahlen</translation>
    </message>
    <message>
        <source>reach</source>
        <translation>Ausladung</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>retro</source>
        <translation>Retro</translation>
    </message>
    <message>
        <source>rim</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>rim height</source>
        <translation>Randhöhe</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>rings</source>
        <translation>Ringe</translation>
    </message>
    <message>
        <source>roof</source>
        <translation>Dach</translation>
    </message>
    <message>
        <source>roof pitch</source>
        <translation>Dachneigung</translation>
    </message>
    <message>
        <source>roundness</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>saddle height</source>
        <translation>Sattelhöhe</translation>
    </message>
    <message>
        <source>sashes</source>
        <translation>Fensterflügel</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>seat</source>
        <translation>Sitz</translation>
    </message>
    <message>
        <source>seat count</source>
        <translation>Anzahl Sitze</translation>
    </message>
    <message>
        <source>seat height</source>
        <translation>Sitzhöhe</translation>
    </message>
    <message>
        <source>seat shape</source>
        <translation>Sitzform</translation>
    </message>
    <message>
        <source>seat thickness</source>
        <translation>Sitzdicke</translation>
    </message>
    <message>
        <source>second plate</source>
        <translation>Zweite Platte</translation>
    </message>
    <message>
        <source>setback</source>
        <translation>Rücksprung</translation>
    </message>
    <message>
        <source>shade height</source>
        <translation>Schirmhöhe</translation>
    </message>
    <message>
        <source>shade shape</source>
        <translation>Schirmform</translation>
    </message>
    <message>
        <source>shade size</source>
        <translation>Schirmgröße</translation>
    </message>
    <message>
        <source>shade taper</source>
        <translation>Schirmverjüngung</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>shelf</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>shelves</source>
        <translation>Böden</translation>
    </message>
    <message>
        <source>shutters</source>
        <translation>Fensterläden</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>side windows</source>
        <translation>Seitenfenster</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Schild</translation>
    </message>
    <message>
        <source>sill</source>
        <translation>Fensterbank</translation>
    </message>
    <message>
        <source>sink</source>
        <translation>Spüle</translation>
    </message>
    <message>
        <source>skirt</source>
        <translation>Schürze</translation>
    </message>
    <message>
        <source>slant</source>
        <translation>Schräge</translation>
    </message>
    <message>
        <source>slats</source>
        <translation>Latten</translation>
    </message>
    <message>
        <source>slenderness</source>
        <translation>Schlankheit</translation>
    </message>
    <message>
        <source>sliding</source>
        <translation>Schiebetür</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>Gefälle</translation>
    </message>
    <message>
        <source>slot height</source>
        <translation>Schlitzhöhe</translation>
    </message>
    <message>
        <source>slump</source>
        <translation>Einsinken</translation>
    </message>
    <message>
        <source>soundbar</source>
        <translation>Soundbar</translation>
    </message>
    <message>
        <source>spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>splashback</source>
        <translation>Spritzschutz</translation>
    </message>
    <message>
        <source>splat</source>
        <translation>Rückenbrett</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>Ausbreitung</translation>
    </message>
    <message>
        <source>squareness</source>
        <translation>Eckigkeit</translation>
    </message>
    <message>
        <source>staggered</source>
        <translation>Versetzt</translation>
    </message>
    <message>
        <source>stairs</source>
        <translation>Treppe</translation>
    </message>
    <message>
        <source>stakes</source>
        <translation>Stützpfähle</translation>
    </message>
    <message>
        <source>stand</source>
        <translation>Ständer</translation>
    </message>
    <message>
        <source>stand height</source>
        <translation>Ständerhöhe</translation>
    </message>
    <message>
        <source>stand width</source>
        <translation>Ständerbreite</translation>
    </message>
    <message>
        <source>stems</source>
        <translation>Stängel</translation>
    </message>
    <message>
        <source>stretchers</source>
        <translation>Querstreben</translation>
    </message>
    <message>
        <source>stripe</source>
        <translation>Streifen</translation>
    </message>
    <message>
        <source>stripes</source>
        <translation>Streifen</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>tail width</source>
        <translation>Heckbreite</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>Tank</translation>
    </message>
    <message>
        <source>tank width</source>
        <translation>Tankbreite</translation>
    </message>
    <message>
        <source>tap</source>
        <translation>Wasserhahn</translation>
    </message>
    <message>
        <source>taper</source>
        <translation>Verjüngung</translation>
    </message>
    <message>
        <source>thickness</source>
        <translation>Dicke</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>Etagen</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>Raffhalter</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>Kippung</translation>
    </message>
    <message>
        <source>tip</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>top edge</source>
        <translation>Plattenkante</translation>
    </message>
    <message>
        <source>top overhang</source>
        <translation>Plattenüberstand</translation>
    </message>
    <message>
        <source>top shape</source>
        <translation>Plattenform</translation>
    </message>
    <message>
        <source>top thickness</source>
        <translation>Plattendicke</translation>
    </message>
    <message>
        <source>topology</source>
        <translation>Bauform</translation>
    </message>
    <message>
        <source>touchpad</source>
        <translation>Touchpad</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>Transformator</translation>
    </message>
    <message>
        <source>transom</source>
        <translation>Oberlicht</translation>
    </message>
    <message>
        <source>tray height</source>
        <translation>Ablagehöhe</translation>
    </message>
    <message>
        <source>trim</source>
        <translation>Zierleiste</translation>
    </message>
    <message>
        <source>trunk girth</source>
        <translation>Stammdicke</translation>
    </message>
    <message>
        <source>trunk height</source>
        <translation>Stammhöhe</translation>
    </message>
    <message>
        <source>tufting</source>
        <translation>Heftung</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>tweeter side</source>
        <translation>Hochtönerseite</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>tyre</source>
        <translation>Reifen</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>upholstery</source>
        <translation>Polsterung</translation>
    </message>
    <message>
        <source>upstand</source>
        <translation>Aufkantung</translation>
    </message>
    <message>
        <source>valve side</source>
        <translation>Ventilseite</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>walls</source>
        <translation>Wände</translation>
    </message>
    <message>
        <source>water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>wave</source>
        <translation>Welle</translation>
    </message>
    <message>
        <source>weave</source>
        <translation>Geflecht</translation>
    </message>
    <message>
        <source>wheel size</source>
        <translation>Radgröße</translation>
    </message>
    <message>
        <source>wheels</source>
        <translation>Räder</translation>
    </message>
    <message>
        <source>widest</source>
        <translation>Breiteste Stelle</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>window height</source>
        <translation>Fensterhöhe</translation>
    </message>
    <message>
        <source>window size</source>
        <translation>Fenstergröße</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>windscreen</source>
        <translation>Windschutzscheibe</translation>
    </message>
    <message>
        <source>windscreen rake</source>
        <translation>Scheibenneigung</translation>
    </message>
    <message>
        <source>wing</source>
        <translation>Flügel</translation>
    </message>
    <message>
        <source>wings</source>
        <translation>Flügel</translation>
    </message>
    <message>
        <source>worktop</source>
        <translation>Arbeitsplatte</translation>
    </message>
    <message>
        <source>Field required</source>
        <translation>Angabe fehlt</translation>
    </message>
    <message>
        <source>Extra inputs are not permitted</source>
        <translation>Unbekannte Angabe</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary or instance of {class_name}</source>
        <translation>Muss ein JSON-Objekt sein ({class_name})</translation>
    </message>
    <message>
        <source>Input should be greater than {gt}</source>
        <translation>Muss größer als {gt} sein</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {ge}</source>
        <translation>Muss mindestens {ge} sein</translation>
    </message>
    <message>
        <source>Input should be less than {lt}</source>
        <translation>Muss kleiner als {lt} sein</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {le}</source>
        <translation>Darf höchstens {le} sein</translation>
    </message>
    <message>
        <source>Input should be a finite number</source>
        <translation>Muss eine endliche Zahl sein</translation>
    </message>
    <message>
        <source>{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>Muss mindestens {min_length} Einträge haben, nicht {actual_length}</translation>
    </message>
    <message>
        <source>{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>Darf höchstens {max_length} Einträge haben, nicht {actual_length}</translation>
    </message>
    <message>
        <source>Input should be a valid string</source>
        <translation>Muss ein Text sein</translation>
    </message>
    <message>
        <source>String should have at least {min_length} character{expected_plural}</source>
        <translation>Muss mindestens {min_length} Zeichen haben</translation>
    </message>
    <message>
        <source>String should have at most {max_length} character{expected_plural}</source>
        <translation>Darf höchstens {max_length} Zeichen haben</translation>
    </message>
    <message>
        <source>String should match pattern &apos;{pattern}&apos;</source>
        <translation>Der Text muss dem Muster &apos;{pattern}&apos; entsprechen</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary</source>
        <translation>Muss ein JSON-Objekt sein</translation>
    </message>
    <message>
        <source>Input should be a valid tuple</source>
        <translation>Muss eine Liste sein</translation>
    </message>
    <message>
        <source>Input should be a valid boolean</source>
        <translation>Muss wahr oder falsch sein</translation>
    </message>
    <message>
        <source>Input should be a valid integer</source>
        <translation>Muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>Input should be a valid number</source>
        <translation>Muss eine Zahl sein</translation>
    </message>
    <message>
        <source>Input should be {expected}</source>
        <translation>Muss {expected} sein</translation>
    </message>
    <message>
        <source>All relations</source>
        <translation>Alle Beziehungen</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>What stands on what</source>
        <translation>Was worauf steht</translation>
    </message>
    <message>
        <source>Walls and corners</source>
        <translation>Wände und Ecken</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find objects in the graph</source>
        <translation>Objekte im Graphen suchen</translation>
    </message>
    <message>
        <source>Which relations are shown</source>
        <translation>Welche Beziehungen gezeigt werden</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Links ausrichten</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Rechts ausrichten</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>Oben ausrichten</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>Unten ausrichten</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>Mitten ausrichten</translation>
    </message>
    <message>
        <source>closes the room</source>
        <translation>schließt den Raum</translation>
    </message>
    <message>
        <source>in line with a corner</source>
        <translation>in einer Linie mit einer Ecke</translation>
    </message>
    <message>
        <source>right angle</source>
        <translation>rechter Winkel</translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>geradeaus</translation>
    </message>
    <message>
        <source>walls cannot cross</source>
        <translation>Wände können sich nicht kreuzen</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Die Zwischenablage</translation>
    </message>
    <message>
        <source>The clipboard holds more than {size} MiB</source>
        <translation>Die Zwischenablage enthält mehr als {size} MiB</translation>
    </message>
    <message>
        <source>The clipboard holds more than {count} objects</source>
        <translation>Die Zwischenablage enthält mehr als {count} Objekte</translation>
    </message>
    <message>
        <source>The clipboard holds no objects</source>
        <translation>Die Zwischenablage enthält keine Objekte</translation>
    </message>
    <message>
        <source>a room has at least three corners</source>
        <translation>ein Raum hat mindestens drei Ecken</translation>
    </message>
    <message>
        <source>the wall cannot go farther</source>
        <translation>die Wand kann nicht weiter</translation>
    </message>
    <message>
        <source>there is no room for a corner between these openings</source>
        <translation>zwischen diesen Öffnungen ist kein Platz für eine Ecke</translation>
    </message>
    <message>
        <source>a corner is there already</source>
        <translation>dort ist schon eine Ecke</translation>
    </message>
    <message>
        <source>it does not fit into this wall</source>
        <translation>es passt nicht in diese Wand</translation>
    </message>
    <message>
        <source>the wall would be too short for its doors and windows</source>
        <translation>die Wand wäre zu kurz für ihre Türen und Fenster</translation>
    </message>
    <message>
        <source>the corner would be too sharp</source>
        <translation>die Ecke wäre zu spitz</translation>
    </message>
    <message>
        <source>the room would be too small</source>
        <translation>der Raum wäre zu klein</translation>
    </message>
    <message>
        <source>in the middle of the wall</source>
        <translation>in der Mitte der Wand</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>on {name}</source>
        <translation>auf {name}</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>Drag a rectangle or type its sides, then say what it is</source>
        <translation>Rechteck ziehen oder Maße tippen, dann sagen, was es ist</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Back to the objects</source>
        <translation>Zurück zu den Objekten</translation>
    </message>
    <message>
        <source>What the plan shows</source>
        <translation>Was der Grundriss zeigt</translation>
    </message>
    <message>
        <source>{name} is not a PNG or JPEG picture</source>
        <translation>{name} ist kein PNG- oder JPEG-Bild</translation>
    </message>
    <message>
        <source>{name} is damaged or empty</source>
        <translation>{name} ist beschädigt oder leer</translation>
    </message>
    <message>
        <source>{name} has more than {count} million pixels</source>
        <translation>{name} hat mehr als {count} Millionen Pixel</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}</source>
        <translation>{name} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>Drag walls and corners; double-click a wall for a corner; Delete removes; right-click for more</source>
        <translation>Wände und Ecken ziehen; Doppelklick setzt eine Ecke, Entf entfernt; Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>Click the wall where the door shall be</source>
        <translation>Auf die Wand klicken, wo die Tür sein soll</translation>
    </message>
    <message>
        <source>Click the wall where the window shall be</source>
        <translation>Auf die Wand klicken, wo das Fenster sein soll</translation>
    </message>
    <message>
        <source>Click corner by corner or type a length; Enter closes, Backspace takes one back, Escape cancels</source>
        <translation>Ecke für Ecke klicken oder Längen tippen; Eingabe schließt, Rücktaste nimmt eine zurück, Esc bricht ab</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Put a door into a wall</source>
        <translation>Eine Tür in eine Wand setzen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Put a window into a wall</source>
        <translation>Ein Fenster in eine Wand setzen</translation>
    </message>
    <message>
        <source>New outline</source>
        <translation>Neuer Umriss</translation>
    </message>
    <message>
        <source>Draw another outline, corner by corner</source>
        <translation>Einen anderen Umriss zeichnen, Ecke für Ecke</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Put a corner here</source>
        <translation>Hier eine Ecke setzen</translation>
    </message>
    <message>
        <source>Put a door here</source>
        <translation>Hier eine Tür setzen</translation>
    </message>
    <message>
        <source>Put a window here</source>
        <translation>Hier ein Fenster setzen</translation>
    </message>
    <message>
        <source>Hinge on the other side</source>
        <translation>Angel auf der anderen Seite</translation>
    </message>
    <message>
        <source>Swing to the other side</source>
        <translation>Zur anderen Seite öffnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Drag the picture to its place; Set scale gives it its size</source>
        <translation>Bild an seinen Platz ziehen; Maßstab gibt ihm die Größe</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know</source>
        <translation>Ein Ende einer bekannten Strecke anklicken</translation>
    </message>
    <message>
        <source>Click its other end, then type how far that is</source>
        <translation>Das andere Ende anklicken, dann die Länge tippen</translation>
    </message>
    <message>
        <source>Set scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Give the picture its size by a distance that you know</source>
        <translation>Dem Bild mit einer bekannten Strecke seine Größe geben</translation>
    </message>
    <message>
        <source>How strong the picture shows</source>
        <translation>Wie stark das Bild erscheint</translation>
    </message>
    <message>
        <source>Opacity of the picture</source>
        <translation>Deckkraft des Bildes</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>Das Bild entfernen</translation>
    </message>
    <message>
        <source>how far is this?</source>
        <translation>wie lang ist das?</translation>
    </message>
    <message>
        <source>Length or angle</source>
        <translation>Länge oder Winkel</translation>
    </message>
    <message>
        <source>Drawing {name} at {width} × {height} …</source>
        <translation>{name} wird gezeichnet, {width} × {height} …</translation>
    </message>
    <message>
        <source>Saved {name}, {width} × {height} pixels.</source>
        <translation>{name} gespeichert, {width} × {height} Pixel.</translation>
    </message>
    <message>
        <source>One picture is still being drawn; try again when it is done.</source>
        <translation>Ein Bild wird noch gezeichnet; versuchen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>{name} could not be drawn: its process ended.</source>
        <translation>{name} konnte nicht gezeichnet werden: Der Prozess wurde beendet.</translation>
    </message>
    <message>
        <source>Picture of the 3D view</source>
        <translation>Bild der 3D-Ansicht</translation>
    </message>
    <message>
        <source>As large as the view</source>
        <translation>So groß wie die Ansicht</translation>
    </message>
    <message>
        <source>Full HD</source>
        <translation>Full HD</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Andere Größe</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>The picture shows all that the view shows; another shape shows more at the sides.</source>
        <translation>Das Bild zeigt alles, was die Ansicht zeigt; ein anderes Format zeigt mehr an den Rändern.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>WASD or arrows walk · drag looks around · Shift runs · wheel: {speed} m/s · Esc leaves</source>
        <translation>WASD oder Pfeile gehen · Ziehen schaut umher · Umschalt läuft · Rad: {speed} m/s · Esc beendet</translation>
    </message>
</context>
</TS>
