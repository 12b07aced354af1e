"""The main window: puts panels, controllers and processes together; each does its own work elsewhere."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QTabWidget,
    QToolBar,
    QWidget,
)

from composer.document import Document
from composer.relations import check
from composer.scene import Relation
from ui import theme as themes
from ui.actions import ACTIONS, ActionSet, Palette
from ui.bars import FollowBar, GenerateBar, HintBar, JobBar
from ui.controllers.files import Answer, FileController
from ui.controllers.inspector import InspectorController
from ui.controllers.regenerate import RegenerateController
from ui.controllers.relations import RelationController
from ui.controllers.session import Session
from ui.dialogs import Dialogs
from ui.engine import Engine
from ui.graph.view import GraphView
from ui.inspector.catalogue import CataloguePanel, CategoryFinder
from ui.inspector.checklist import ChecklistPanel
from ui.inspector.history_panel import HistoryPanel
from ui.inspector.panel import InspectorPanel
from ui.plan.view import PlanCanvas
from ui.renderer import Renderer
from ui.settings import Settings
from ui.space.view import SpaceView

NOTICE_MS = 8000


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
    """

    def __init__(
        self, document: Document, settings: Settings, path: Path | None = None, engine: Engine | None = None
    ) -> None:
        super().__init__()
        self._settings = settings
        self._timer = QTimer(self, singleShot=True)
        self.session: Session = Session(document, self._later)
        self._timer.timeout.connect(self.session.check_now)
        self.session.path = path
        self.dialogs = Dialogs(self)
        self.theme = themes.THEMES.get(settings.theme, themes.LIGHT)
        self._own_engine = engine is None
        self.engine, self.renderer = engine or Engine(self), Renderer(self)
        self.relations = RelationController(self.session)
        self.inspecting = InspectorController(self.session)
        self.generator = RegenerateController(self.session, self.engine, self)
        self.files = FileController(self.session, self, settings.recent, self._remember_files)
        self._broken: tuple[Relation, ...] = ()
        self._build()
        self._connect()
        self._refresh_title()
        self.setAcceptDrops(True)
        self.plan.setFocus()

    def _later(self, seconds: float, what: Callable[[], None]) -> None:
        # A running timer is left alone, so that a long drag is checked on its way.
        if not self._timer.isActive():
            self._timer.start(int(seconds * 1000))

    # Putting it together

    def _build(self) -> None:
        t, session = self.theme, self.session
        self.plan = PlanCanvas(session, t)
        self.graph = GraphView(session, self.relations, t)
        self.space = SpaceView(session, self.renderer, t)
        self.inspector = InspectorPanel(session, self.inspecting, t)
        self.checklist = ChecklistPanel(session, t)
        self.catalogue = CataloguePanel(t)
        self.history_panel = HistoryPanel(session, t)
        self.follow, self.generate_bar, self.jobs = FollowBar(self.plan), GenerateBar(t), JobBar(t)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.docks = {
            name: self._dock(name, widget)
            for name, widget in (
                ("Catalogue", self.catalogue),
                ("Plan", self.plan),
                ("3D view", self.space),
                ("Graph", self.graph),
                ("Inspector", self.inspector),
                ("Checklist", self.checklist),
                ("History", self.history_panel),
            )
        }
        self.actions_ = ActionSet(self, t)
        menus = self.actions_.fill_menus()
        self._recent_menu = QMenu("Recent", self)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        menus["File"].insertMenu(self.actions_.by_id["file.sample"], self._recent_menu)
        menus["View"].addSeparator()
        for dock in self.docks.values():
            menus["View"].addAction(dock.toggleViewAction())
        self._build_toolbar()
        self._status = QLabel()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.jobs)
        self.statusBar().addPermanentWidget(self._status)
        self.actions_.by_id["edit.snap"].setChecked(True)
        self.actions_.by_id["view.theme"].setChecked(t is themes.DARK)
        self._place_docks()
        shape = self._settings.shape
        if shape is not None:
            self.restoreGeometry(shape[0])
            self.restoreState(shape[1])
        else:
            self.resize(1440, 900)

    def _dock(self, name: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(name, self)
        dock.setObjectName(f"dock {name}")
        dock.setWidget(widget)
        return dock

    def _place_docks(self) -> None:
        d, area = self.docks, Qt.DockWidgetArea
        for dock in d.values():
            self.removeDockWidget(dock)
            dock.setFloating(False)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.addDockWidget(area.LeftDockWidgetArea, d["Catalogue"])
        self.splitDockWidget(d["Catalogue"], d["Plan"], across)
        self.splitDockWidget(d["Plan"], d["Inspector"], across)
        self.splitDockWidget(d["Plan"], d["Graph"], down)
        self.splitDockWidget(d["Plan"], d["3D view"], across)
        self.splitDockWidget(d["Inspector"], d["Checklist"], down)
        self.tabifyDockWidget(d["Checklist"], d["History"])
        for dock in d.values():
            dock.show()
        d["Checklist"].raise_()
        self.resizeDocks([d["Catalogue"], d["Plan"], d["3D view"], d["Inspector"]], [186, 460, 484, 296], across)
        self.resizeDocks([d["Plan"], d["Graph"]], [455, 330], down)
        self.resizeDocks([d["Inspector"], d["Checklist"]], [512, 273], down)

    def _build_toolbar(self) -> None:
        bar = QToolBar("Tools", self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        menu = ""
        for declared in ACTIONS:
            if declared.bar:
                if menu and declared.menu != menu:
                    bar.addSeparator()
                menu = declared.menu
                bar.addAction(self.actions_.by_id[declared.id])
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        bar.addWidget(self.generate_bar)
        self.addToolBar(bar)
        if not self._settings.hinted:
            hints = QToolBar("Hints", self)
            hints.setObjectName("hints")
            hints.setMovable(False)
            card = HintBar()
            card.done.connect(self._put_hints_away)
            hints.addWidget(card)
            self.addToolBarBreak()
            self.addToolBar(hints)

    def _put_hints_away(self) -> None:
        self._settings.hinted = True
        for bar in self.findChildren(QToolBar, "hints"):
            self.removeToolBar(bar)
            bar.deleteLater()

    def _connect(self) -> None:
        session, engine, generator = self.session, self.engine, self.generator
        session.stepped.connect(self._refresh_title)
        session.selected.connect(self._enable)
        session.noticed.connect(self.say)
        session.changed.connect(self._on_changed)
        engine.progressed.connect(generator.on_progress)
        engine.finished.connect(generator.on_finished)
        engine.failed.connect(generator.on_failed)
        engine.cancelled.connect(generator.on_cancelled)
        self.renderer.noticed.connect(self.say)
        self.plan.released.connect(self._on_released)
        self.plan.menu_wanted.connect(self._plan_menu)
        self.follow.keep.connect(lambda: self.relations.keep(self._broken))
        self.follow.right.connect(generator.put_right)
        self.graph.add_wanted.connect(self.scene_add)
        self.catalogue.chosen.connect(self._add)
        self.inspector.reshape_wanted.connect(generator.reshape)
        self.checklist.fix_wanted.connect(self._fix)
        self.checklist.keep_wanted.connect(lambda relation: self.relations.keep((relation,)))
        self.checklist.summarized.connect(self._summarize)
        self.generate_bar.run.connect(self.generate_run)
        self.generate_bar.again.connect(self.generate_again)
        self.generate_bar.seed_changed.connect(generator.set_seed)
        self.jobs.cancelled.connect(generator.cancel)
        self.checklist.refresh()

    def start_processes(self) -> None:
        """Start what draws and what imagines; the window is usable before they are."""
        self.renderer.start()
        self.engine.start()

    # What the controllers ask of the window

    def show_job(self, text: str, fraction: float | None) -> None:
        self.jobs.show_job(text, fraction)
        self._enable()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.statusBar().showMessage(sentence, NOTICE_MS)

    def ask_open(self, endings: tuple[str, ...]) -> Path | None:
        return self.dialogs.ask_open(endings)

    def ask_save(self, suggestion: Path, endings: tuple[str, ...]) -> Path | None:
        return self.dialogs.ask_save(suggestion, endings)

    def ask_unsaved(self, name: str) -> Answer:
        return self.dialogs.ask_unsaved(name)

    def complain(self, title: str, sentence: str) -> None:
        self.dialogs.complain(title, sentence)

    # Keeping itself up to date

    def _refresh_title(self) -> None:
        self.setWindowTitle(f"{self.session.title}[*] — Scene Composer")
        self.setWindowModified(self.session.history.modified)
        self.generate_bar.show_seed(self.session.history.scene.seed)
        self._enable()

    def _enable(self, _: object = None) -> None:
        history, chosen = self.session.history, self.session.selection
        busy = self.engine.busy
        for name, on in (
            ("edit.undo", history.can_undo),
            ("edit.redo", history.can_redo),
            ("edit.duplicate", bool(chosen)),
            ("edit.delete", bool(chosen) or self.session.relation is not None),
            ("edit.turn", bool(chosen)),
            ("edit.lock", bool(chosen)),
            ("scene.relate", len(chosen) == 2),
            ("generate.reshape", bool(chosen)),
            ("generate.cancel", busy),
        ):
            self.actions_.by_id[name].setEnabled(on)
        undo = self.actions_.by_id["edit.undo"]
        undo.setText(f"Undo {history.undo_labels[-1]}" if history.can_undo else "Undo")

    def _summarize(self, text: str, problems: bool) -> None:
        colour = self.theme.violated if problems else self.theme.holds
        mark = "✗" if problems else "✓"
        self._status.setText(f"<span style='color:{colour}'>{mark}</span>&nbsp; {text} &nbsp;")

    def _on_changed(self, _: object) -> None:
        self.follow.hide()

    def _on_released(self, ids: frozenset[str]) -> None:
        """After a gesture: offer what to do about relations of these nodes that held before it and no longer do."""
        bare = [i for i in ids if (n := self.session.scene.by_id.get(i)) is not None and n.shape is None]
        label = self.session.history.undo_labels[-1] if self.session.history.can_undo else ""
        if len(bare) == 1 and label.startswith("Add "):
            self.generator.furnish((bare[0],), gesture=f"add {bare[0]}")
        self.session.check_now()
        stack = {n.id for i in ids if i in self.session.scene.by_id for n in self.session.scene.stack(i)}
        found = [v.relation for v in check(self.session.scene, with_contradictions=False).hard_violations]
        self._broken = tuple(r for r in found if {r.subject, *r.objects} & stack)
        self.follow.offer(len(self._broken))

    def _plan_menu(self, at: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = ["edit.turn", "edit.duplicate", "edit.lock", "edit.delete", "generate.reshape", "scene.relate"]
        for name in names if self.session.selection else ["scene.add", "view.fit", "edit.snap", "generate.run"]:
            menu.addAction(self.actions_.by_id[name])
        menu.popup(at.toPoint())

    def _fix(self, relation: Relation | None) -> None:
        if relation is None:
            self.generator.put_right()
        else:
            self.generator.put_relation_right(relation)

    def _add(self, name: str) -> None:
        added = self.plan.controller.add(name)
        if added is not None:
            self.generator.furnish((added,), gesture=f"add {added}")

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self.files.recent:
            action = self._recent_menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda checked=False, p=path: self.files.open(p))
        if not self.files.recent:
            self._recent_menu.addAction("Nothing yet").setEnabled(False)

    def _remember_files(self) -> None:
        self._settings.recent = self.files.recent

    # Actions, named as declared

    def file_new(self) -> None:
        self.files.new()

    def file_open(self) -> None:
        self.files.open()

    def file_sample(self) -> None:
        with as_file(files("assets").joinpath("samples", "bedroom.scene")) as path:
            if self.files.open(path):
                self.session.path = None
                self._refresh_title()

    def file_save(self) -> None:
        self.files.save()

    def file_save_as(self) -> None:
        self.files.save_as()

    def file_export(self) -> None:
        self.files.export()

    def file_picture(self) -> None:
        path = self.dialogs.ask_save(self.dialogs.folder / f"{self.session.title}.png", (".png",))
        if path is not None:
            done = self.space.frame.save(str(path))
            self.say(f"Saved {path.name}." if done else f"{path.name} could not be written.")

    def file_quit(self) -> None:
        self.close()

    def edit_undo(self) -> None:
        self.session.undo()

    def edit_redo(self) -> None:
        self.session.redo()

    def edit_duplicate(self) -> None:
        self.plan.controller.duplicate()

    def edit_delete(self) -> None:
        at_objects = self.plan.hasFocus() or self.space.hasFocus()
        if self.session.relation is not None and not (at_objects and self.session.selection):
            self.relations.remove(self.session.relation)
        else:
            self.plan.controller.delete()

    def edit_all(self) -> None:
        self.session.select(self.session.scene.by_id)

    def edit_turn(self) -> None:
        self.plan.controller.rotate_selection(math.pi / 2)

    def edit_lock(self) -> None:
        self.inspecting.lock_selection()

    def edit_snap(self, on: bool) -> None:
        self.plan.controller.snapping = self.space.controller.snapping = on

    def scene_add(self) -> None:
        finder = CategoryFinder(self, self.theme)
        finder.chosen.connect(self._add)
        finder.open(self.mapToGlobal(QPoint(self.width() // 2, 120)))

    def scene_relate(self) -> None:
        if len(self.session.selection) == 2:
            subject, target = (i for i in self.session.scene.by_id if i in self.session.selection)
            menu = self.graph.predicate_menu(subject, target)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.graph.mapToGlobal(self.graph.rect().center()))

    def scene_derive(self) -> None:
        count = self.relations.derive()
        self.say(f"Wrote {count} relations that hold now." if count else "All that holds is written already.")

    def scene_everything(self, on: bool) -> None:
        self.graph.show_everything(on)

    def scene_lay_out(self) -> None:
        self.graph.lay_out()

    def generate_run(self) -> None:
        self.generator.regenerate(self.generate_bar.scope.currentData())

    def generate_again(self) -> None:
        self.generator.again(random.randrange(1, 100_000), self.generate_bar.scope.currentData())

    def generate_layout(self) -> None:
        self.generator.regenerate(self.generate_bar.scope.currentData(), only_layout=True)

    def generate_reshape(self) -> None:
        self.generator.reshape(tuple(self.session.selection))

    def generate_right(self) -> None:
        self.generator.put_right()

    def generate_cancel(self) -> None:
        self.generator.cancel()

    def view_fit(self) -> None:
        self.plan.fit()
        self.graph.fit()
        self.space.frame_all()

    def view_theme(self, dark: bool) -> None:
        self.theme = themes.DARK if dark else themes.LIGHT
        self._settings.theme = self.theme.name
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        views = (self.plan, self.graph, self.space, self.inspector, self.checklist, self.catalogue)
        for view in (*views, self.history_panel, self.generate_bar, self.actions_):
            view.set_theme(self.theme)
        self.checklist.refresh()

    def view_palette(self) -> None:
        Palette(self, self.actions_).open(self.mapToGlobal(QPoint(self.width() // 2, 90)))

    def view_reset(self) -> None:
        self._place_docks()

    def help_keys(self) -> None:
        self.dialogs.show_keys()

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            self.files.open(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self.files.may_leave():
            event.ignore()
            return
        self._settings.keep_shape(self.saveGeometry(), self.saveState())
        self._timer.stop()
        if self._own_engine:
            self.engine.stop()
        self.renderer.stop()
        event.accept()
