"""The main window: puts panels, controllers and processes together; each does its own work elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QPointF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu

from composer.document import Document
from composer.scene import Box, Point, Relation
from ui import theme as themes
from ui.actions import DECLARED_KEYS, ActionSet
from ui.after_gesture import AfterGesture
from ui.aside import Aside
from ui.availability import enable
from ui.bars import GenerateBar, JobBar
from ui.commands import Commands
from ui.controllers.files import FileController
from ui.controllers.filling import FillController
from ui.controllers.importing import ImportController
from ui.controllers.inspector import InspectorController
from ui.controllers.naming import names, told
from ui.controllers.reading import ReadController
from ui.controllers.recovery import RecoveryController
from ui.controllers.regenerate import RegenerateController
from ui.controllers.relations import RelationController
from ui.controllers.session import Session
from ui.controllers.suggesting import SuggestController
from ui.controllers.variants import VariantsController
from ui.delay import Delay
from ui.dialogs import NOTICE_MS, Dialogs
from ui.dropping import Drops
from ui.engine import Engine
from ui.graph.view import GraphView
from ui.inspector.catalogue import CataloguePanel
from ui.inspector.checklist import ChecklistPanel
from ui.inspector.history_panel import HistoryPanel
from ui.inspector.panel import InspectorPanel
from ui.keymap import Keymap
from ui.panels import Panels
from ui.photographer import Photographer
from ui.plan.strip import PlanPanel
from ui.plan.view import PlanCanvas
from ui.plan_desk import PlanDesk
from ui.preferences import prefer
from ui.recent import RecentMenu
from ui.renderer import Renderer
from ui.section.panel import SectionPanel
from ui.settings import Settings
from ui.space.view import SpaceView
from ui.spoken import again, say_again
from ui.toolbars import add_toolbars
from ui.variants.tray import TrayPanel
from ui.words import later


class MainWindow(QMainWindow):
    """One document in three linked views.

    Parameters
    ----------
    document : Document
        What is open at first.
    settings : Settings
    path : Path, optional
        Where the document came from.
    engine : Engine, optional
        One that outlives the window; its own if not given.
    dialogs : callable
        Makes what asks and tells.
    """

    def __init__(
        self,
        document: Document,
        settings: Settings,
        path: Path | None = None,
        engine: Engine | None = None,
        dialogs: Callable[[MainWindow], Dialogs] = Dialogs,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._check_later, self._copy_later = Delay(self), Delay(self)
        self.session: Session = Session(document, self._check_later, Aside(self))
        self.session.path = path
        self.dialogs = dialogs(self)
        self.theme = themes.chosen(settings.theme)
        self._own_engine = engine is None
        self.engine, self.renderer = engine or Engine(self), Renderer(self)
        self.photographer = Photographer(self)
        self.relations = RelationController(self.session)
        self.inspecting = InspectorController(self.session)
        self.generator = RegenerateController(self.session, self.engine, self)
        self.variants = VariantsController(self.session, self.engine, self, self.generator)
        self.recovery = RecoveryController(self.session, self.dialogs, settings.unsaved, self._copy_later)
        self.importing = ImportController(self.session, self.engine, self, self.dialogs.complain)
        self.filling = FillController(self.session, self.engine, self, self.generator.furnish)
        self.reading = ReadController(self.session, self.engine, self)
        self.files = FileController(
            self.session,
            self.dialogs,
            settings.recent,
            self._remember_files,
            recover=self.recovery.offer,
            bring=lambda path: self.importing.bring([path]),
            reader=self.reading,
        )
        self._build()
        self.suggesting = SuggestController(self.session, self.engine, self.plan, Delay(self))
        self._connect()
        prefer(self)
        self.refresh_title()
        again(self._retell)
        self.plan.setFocus()

    # Putting it together

    def _build(self) -> None:
        t, session = self.theme, self.session
        self.plan = PlanCanvas(session, t)
        self.graph = GraphView(session, self.relations, t)
        self.space = SpaceView(session, self.renderer, t)
        self.inspector = InspectorPanel(session, self.inspecting, t)
        self.checklist = ChecklistPanel(session, t)
        self.catalogue = CataloguePanel(t)
        self.catalogue.show_place(session.scene.kind)
        session.changed.connect(lambda scene: self.catalogue.show_place(scene.kind))
        self.history_panel = HistoryPanel(session, t)
        self.tray = TrayPanel(session, self.variants, t)
        self.section = SectionPanel(session, self.plan.street_tool.roads, t)
        self.generate_bar, self.jobs = GenerateBar(t), JobBar(t)
        self.after = AfterGesture(session, self.relations, self.generator, self.plan)
        self.panels = Panels(
            self,
            {
                later("Catalogue"): self.catalogue,
                later("Plan"): PlanPanel(self.plan, self.plan.strips),
                later("3D view"): self.space,
                later("Graph"): self.graph,
                later("Variants"): self.tray,
                later("Cross-section"): self.section,
                later("Inspector"): self.inspector,
                later("Checklist"): self.checklist,
                later("History"): self.history_panel,
            },
            t,
        )
        self.docks = self.panels.docks
        self.commands = Commands(self)
        keymap = Keymap(DECLARED_KEYS, self.settings.preset, self.settings.own_keys)
        self.actions_ = ActionSet(self, self.commands, t, keymap)
        self._fill_menus()
        add_toolbars(self)
        self._status = QLabel()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setMinimumHeight(34)  # as high with a job's bar as without, so that no panel jumps
        self.statusBar().addPermanentWidget(self.jobs)
        self.statusBar().addPermanentWidget(self._status)
        self.actions_.by_id["edit.snap"].setChecked(True)
        self.actions_.by_id["view.handles"].setChecked(True)
        self.actions_.by_id["view.theme"].setChecked(t is themes.DARK)
        self.desk = PlanDesk(self)
        Drops(self)
        self.panels.place(self.settings.scale)
        shape = self.settings.shape
        if shape is not None:
            self.restoreGeometry(shape[0])
            self.restoreState(shape[1])
        else:
            self.resize(1440, 900)

    def _fill_menus(self) -> None:
        menus = self.actions_.fill_menus()
        menus["File"].insertMenu(self.actions_.by_id["file.save"], RecentMenu(self, self.files))
        menus["View"].addSeparator()
        for dock in self.docks.values():
            menus["View"].addAction(dock.toggleViewAction())

    def _connect(self) -> None:
        session, engine, generator = self.session, self.engine, self.generator
        session.stepped.connect(self.refresh_title)
        session.selected.connect(self._enable)
        session.grounded.connect(self._enable)
        session.noticed.connect(self.say)
        self._job_slots: tuple[tuple[SignalInstance, Callable[..., None]], ...] = (
            *(
                pair
                for asking in (generator, self.variants, self.importing, self.reading, self.filling)
                for pair in (
                    (engine.progressed, asking.on_progress),
                    (engine.finished, asking.on_finished),
                    (engine.failed, asking.on_failed),
                    (engine.cancelled, asking.on_cancelled),
                )
            ),
            (engine.finished, self.suggesting.on_finished),
            (QGuiApplication.styleHints().colorSchemeChanged, self.commands.dress),
        )
        slot: Callable[..., None]
        for signal, slot in self._job_slots:
            signal.connect(slot)
        self.renderer.noticed.connect(self.say)
        self.photographer.told.connect(self.say)
        self.plan.released.connect(self.after.see)
        self.space.released.connect(self.after.see)
        self.space.projected.connect(self.actions_.by_id["view.parallel"].setChecked)
        self.space.walking.connect(self.actions_.by_id["view.walk"].setChecked)
        self.plan.menu_wanted.connect(self._plan_menu)
        self.plan.suggested.connect(self.suggesting.suggest)
        self.graph.add_wanted.connect(self.commands.scene_add)
        self.graph.menu_wanted.connect(self._plan_menu)
        self.catalogue.chosen.connect(self.add)
        self.inspector.reshape_wanted.connect(generator.reshape)
        self.inspector.vary_wanted.connect(self.commands.generate_vary)
        self.inspector.attribute_settled.connect(generator.follow_attributes)
        self.checklist.fix_wanted.connect(self._fix)
        self.checklist.keep_wanted.connect(lambda relation: self.relations.keep((relation,)))
        self.checklist.summarized.connect(self._summarize)
        self.generate_bar.run.connect(self.commands.generate_run)
        self.generate_bar.again.connect(self.commands.generate_again)
        self.generate_bar.seed_changed.connect(generator.set_seed)
        self.jobs.cancelled.connect(generator.cancel)
        cancel = self.actions_.by_id["generate.cancel"]
        cancel.changed.connect(lambda: self.jobs.stop.setToolTip(cancel.toolTip()))
        self.checklist.refresh()

    def start_processes(self) -> None:
        """Start what draws and what imagines; the window is usable before they are."""
        self.renderer.start()
        self.engine.start()

    # What the controllers ask of the window

    def show_job(self, text: str, fraction: float | None) -> None:
        """Show what runs and how far it is; an empty text means nothing runs."""
        self.jobs.show_job(text, fraction)
        self._enable()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.statusBar().showMessage(told(sentence, names(self.session.scene)), NOTICE_MS)

    # Keeping itself up to date

    def _retell(self) -> None:
        """What is about more than one panel, in another language."""
        self.setLocale(QLocale())
        self.statusBar().clearMessage()
        self.actions_.take_keys()
        self.refresh_title()

    def refresh_title(self) -> None:
        """Show name, saved state and seed of the document."""
        self.setWindowTitle(f"{self.session.title}[*] — Scene Composer")
        self.setWindowModified(self.session.history.modified)
        self.generate_bar.show_seed(self.session.history.scene.seed)
        self._enable()

    def _enable(self, _: object = None) -> None:
        enable(self)

    def _summarize(self, text: str, problems: bool) -> None:
        colour = self.theme.violated if problems else self.theme.holds
        mark = "✗" if problems else "✓"
        self._status.setText(f"<span style='color:{colour}'>{mark}</span>&nbsp; {text} &nbsp;")

    def _plan_menu(self, at: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = ["edit.turn", "edit.duplicate", "edit.rename", "edit.lock", "edit.delete"]
        names += ["generate.reshape", "generate.vary", "generate.variants", "scene.relate"]
        for name in names if self.session.selection else ["scene.add", "view.fit", "edit.snap", "generate.run"]:
            menu.addAction(self.actions_.by_id[name])
        menu.popup(at.toPoint())

    def _fix(self, relation: Relation | None) -> None:
        if relation is None:
            self.generator.put_right()
        else:
            self.generator.put_relation_right(relation)

    def add(self, name: str) -> None:
        """Add an object of a category where there is room, and imagine its shape."""
        place: Box | Point | None = self.suggesting.best(name)
        if place is None and self.session.scene.kind == "street":  # which may be far from its origin
            place = self.plan.to_plan(QPointF(self.plan.viewport().rect().center()))
        self.furnish(self.plan.controller.add(name, place))

    def furnish(self, added: str | None) -> None:
        """Imagine the shape of what was just added, as a part of that step."""
        if added is not None:
            self.generator.furnish((added,), gesture=f"add {added}")

    def _remember_files(self) -> None:
        self.settings.recent = self.files.recent

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            say_again(self)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self._look_at_disk)

    def _look_at_disk(self) -> None:
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self.files.look()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.keep_shape(self.saveGeometry(), self.saveState())
        self._check_later.stop()
        self._copy_later.stop()
        self.recovery.close()
        if self._own_engine:
            self.engine.stop()
        for signal, slot in self._job_slots:
            signal.disconnect(slot)
        self._job_slots = ()
        self.renderer.stop()
        self.photographer.stop()
        event.accept()
