<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>受影响的物体</translation>
    </message>
    <message>
        <source>The least that the last changes need: broken relations, new objects</source>
        <translation>仅处理最近更改所需的部分：不成立的关系、新物体</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>所选物体</translation>
    </message>
    <message>
        <source>Only the selected objects</source>
        <translation>仅所选物体</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What to regenerate</source>
        <translation>重新生成的范围</translation>
    </message>
    <message>
        <source>What a regeneration may change</source>
        <translation>重新生成时允许更改的内容</translation>
    </message>
    <message>
        <source>Seed </source>
        <translation>种子 </translation>
    </message>
    <message>
        <source>Seed of the scene</source>
        <translation>场景的种子</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>相同的种子得到相同的结果</translation>
    </message>
    <message>
        <source>Try another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>drag from chip to chip in the graph to relate</source>
        <translation>在关系图中从一个节点拖到另一个节点以建立关系</translation>
    </message>
    <message>
        <source>drag the 3D view to look around</source>
        <translation>拖动三维视图环顾四周</translation>
    </message>
    <message>
        <source>Regenerate imagines what is not locked</source>
        <translation>“重新生成”会重做未锁定的内容</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes anything</source>
        <translation>Ctrl+Z 可撤销任何操作</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>about {seconds:.0f} s left</source>
        <translation>约剩 {seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>about {minutes:.0f} min left</source>
        <translation>约剩 {minutes:.0f} 分钟</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Relations follow the plan: they become what holds now</source>
        <translation>关系服从平面图：改为当前成立的关系</translation>
    </message>
    <message>
        <source>The plan follows the relations: what must move moves</source>
        <translation>平面图服从关系：移动必须移动的物体</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>1 relation no longer holds</source>
        <translation>有 1 个关系不再成立</translation>
    </message>
    <message>
        <source>{count} relations no longer hold</source>
        <translation>有 {count} 个关系不再成立</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Wrote {count} relations that hold now.</source>
        <translation>已写入 {count} 个当前成立的关系。</translation>
    </message>
    <message>
        <source>All that holds is written already.</source>
        <translation>当前成立的关系均已写入。</translation>
    </message>
    <message>
        <source>No lamp is here yet; one that is added will light.</source>
        <translation>这里还没有灯；新添加的灯会亮起。</translation>
    </message>
    <message>
        <source>{one} and {other} overlap</source>
        <translation>{one}与{other}重叠</translation>
    </message>
    <message>
        <source>{name} is off the floor</source>
        <translation>{name}超出地面范围</translation>
    </message>
    <message>
        <source>No relations yet</source>
        <translation>尚无关系</translation>
    </message>
    <message>
        <source>All {held} hold</source>
        <translation>全部 {held} 个成立</translation>
    </message>
    <message>
        <source>1 problem, {held} hold</source>
        <translation>1 个问题，{held} 个成立</translation>
    </message>
    <message>
        <source>{problems} problems, {held} hold</source>
        <translation>{problems} 个问题，{held} 个成立</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>The template could not be opened</source>
        <translation>无法打开模板</translation>
    </message>
    <message>
        <source>{name} could not be opened</source>
        <translation>无法打开 {name}</translation>
    </message>
    <message>
        <source>That went wrong ({what}); your scene is as it was.</source>
        <translation>出现错误（{what}）；您的场景保持不变。</translation>
    </message>
    <message>
        <source>{name} is no longer where it was; saving writes it again.</source>
        <translation>{name} 已不在原处；保存时会重新写入。</translation>
    </message>
    <message>
        <source>{name} could not be loaded again</source>
        <translation>无法重新载入 {name}</translation>
    </message>
    <message>
        <source>{name} could not be saved</source>
        <translation>无法保存 {name}</translation>
    </message>
    <message>
        <source>{name} could not be exported</source>
        <translation>无法导出 {name}</translation>
    </message>
    <message>
        <source>Exported {name} ({size}).</source>
        <translation>已导出 {name}（{size}）。</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>contradictory</source>
        <translation>矛盾</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>{subject} {said}</source>
        <translation>{subject}{said}</translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>未放置</translation>
    </message>
    <message>
        <source>No copy of the unsaved work could be kept. {reason}</source>
        <translation>无法保留未保存工作的副本。{reason}</translation>
    </message>
    <message>
        <source>Placing objects</source>
        <translation>正在放置物体</translation>
    </message>
    <message>
        <source>Imagining shapes</source>
        <translation>正在生成形状</translation>
    </message>
    <message>
        <source>Building meshes</source>
        <translation>正在构建网格</translation>
    </message>
    <message>
        <source>The scene changed meanwhile, so that result was dropped.</source>
        <translation>场景已发生变化，该结果已丢弃。</translation>
    </message>
    <message>
        <source>Nothing to do: every relation holds and every object has a shape.</source>
        <translation>无需处理：所有关系均成立，所有物体都有形状。</translation>
    </message>
    <message>
        <source>Select the objects to regenerate first.</source>
        <translation>请先选择要重新生成的物体。</translation>
    </message>
    <message>
        <source>Add objects first: drag them from the catalogue onto the plan.</source>
        <translation>请先添加物体：从目录拖到平面图上。</translation>
    </message>
    <message>
        <source>{name} is shaped after {other}, which is kept; vary it instead.</source>
        <translation>{name}的形状取自{other}（保持不变）；请改用“变化形状”。</translation>
    </message>
    <message>
        <source>There is no shape yet to vary; ask for a new one first.</source>
        <translation>还没有可变化的形状；请先生成新形状。</translation>
    </message>
    <message>
        <source>The shape is locked; unlock it first.</source>
        <translation>形状已锁定；请先解锁。</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Cancelled; the scene is as it was.</source>
        <translation>已取消；场景保持不变。</translation>
    </message>
    <message>
        <source>This relation has no other direction.</source>
        <translation>此关系没有相反方向。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>New shape</source>
        <translation>新形状</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Place object</source>
        <translation>放置物体</translation>
    </message>
    <message>
        <source>Move door</source>
        <translation>移动门</translation>
    </message>
    <message>
        <source>Move window</source>
        <translation>移动窗</translation>
    </message>
    <message>
        <source>Resize door</source>
        <translation>调整门宽</translation>
    </message>
    <message>
        <source>Resize window</source>
        <translation>调整窗宽</translation>
    </message>
    <message>
        <source>Add door</source>
        <translation>添加门</translation>
    </message>
    <message>
        <source>Add window</source>
        <translation>添加窗</translation>
    </message>
    <message>
        <source>Remove door</source>
        <translation>移除门</translation>
    </message>
    <message>
        <source>Remove window</source>
        <translation>移除窗</translation>
    </message>
    <message>
        <source>Remove corner</source>
        <translation>移除墙角</translation>
    </message>
    <message>
        <source>Insert corner</source>
        <translation>插入墙角</translation>
    </message>
    <message>
        <source>Flip door</source>
        <translation>翻转门</translation>
    </message>
    <message>
        <source>Draw room</source>
        <translation>绘制房间</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {count} objects</source>
        <translation>删除 {count} 个物体</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>添加{name}</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>抬高</translation>
    </message>
    <message>
        <source>Lift {count} objects</source>
        <translation>抬高 {count} 个物体</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>微移</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Move {count} objects</source>
        <translation>移动 {count} 个物体</translation>
    </message>
    <message>
        <source>Turn {count} objects</source>
        <translation>旋转 {count} 个物体</translation>
    </message>
    <message>
        <source>Resize {count} objects</source>
        <translation>调整 {count} 个物体的大小</translation>
    </message>
    <message>
        <source>Nudge {count} objects</source>
        <translation>微移 {count} 个物体</translation>
    </message>
    <message>
        <source>Place {count} objects</source>
        <translation>放置 {count} 个物体</translation>
    </message>
    <message>
        <source>Change category</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Change parent</source>
        <translation>更改承托物</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>更改种子</translation>
    </message>
    <message>
        <source>Change attributes</source>
        <translation>更改属性</translation>
    </message>
    <message>
        <source>Reshape room</source>
        <translation>修改房间形状</translation>
    </message>
    <message>
        <source>Keep the plan</source>
        <translation>保留平面图</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Relate: {relation}</source>
        <translation>建立关系：{relation}</translation>
    </message>
    <message>
        <source>Unrelate: {relation}</source>
        <translation>解除关系：{relation}</translation>
    </message>
    <message>
        <source>Derive {count} relations</source>
        <translation>推导 {count} 个关系</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Regenerate with seed {seed}</source>
        <translation>用种子 {seed} 重新生成</translation>
    </message>
    <message>
        <source>Regenerate {count} objects</source>
        <translation>重新生成 {count} 个物体</translation>
    </message>
    <message>
        <source>Regenerate {name}</source>
        <translation>重新生成{name}</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Finish shapes</source>
        <translation>完善形状</translation>
    </message>
    <message>
        <source>Furnish the room</source>
        <translation>布置房间</translation>
    </message>
    <message>
        <source>Shapes for {count} objects</source>
        <translation>{count} 个物体的形状</translation>
    </message>
    <message>
        <source>New shapes for {count} objects</source>
        <translation>{count} 个物体的新形状</translation>
    </message>
    <message>
        <source>New shape for {name}</source>
        <translation>{name}的新形状</translation>
    </message>
    <message>
        <source>Vary {count} objects</source>
        <translation>{count} 个物体的形状变化</translation>
    </message>
    <message>
        <source>Vary {name}</source>
        <translation>{name}的形状变化</translation>
    </message>
    <message>
        <source>Take layout of seed {seed}</source>
        <translation>采用种子 {seed} 的布局</translation>
    </message>
    <message>
        <source>Take {count} objects of seed {seed}</source>
        <translation>采用种子 {seed} 的 {count} 个物体</translation>
    </message>
    <message>
        <source>Take another shape for {name}</source>
        <translation>为{name}采用另一形状</translation>
    </message>
    <message>
        <source>Select one object to see other shapes of it.</source>
        <translation>选择一个物体以查看其他形状。</translation>
    </message>
    <message>
        <source>What this was made for is no longer there.</source>
        <translation>对应的物体已不存在。</translation>
    </message>
    <message>
        <source>Imagining layouts</source>
        <translation>正在生成布局</translation>
    </message>
    <message>
        <source>Imagining variants</source>
        <translation>正在生成变体</translation>
    </message>
    <message>
        <source>Nothing else could be found.</source>
        <translation>未找到其他结果。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Trace over a picture</source>
        <translation>描摹图片</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>保存对“{name}”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>如果不保存，更改将丢失。</translation>
    </message>
    <message>
        <source>Changed on disk</source>
        <translation>磁盘上的文件已更改</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program since you opened or saved it.</source>
        <translation>“{name}”在您打开或保存之后被其他程序更改。</translation>
    </message>
    <message>
        <source>Overwriting it loses what the other program wrote.</source>
        <translation>覆盖会丢失其他程序写入的内容。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program. Load it again?</source>
        <translation>“{name}”已被其他程序更改。要重新载入吗？</translation>
    </message>
    <message>
        <source>Undo brings back what you have here now.</source>
        <translation>撤销即可恢复现在的内容。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的版本</translation>
    </message>
    <message>
        <source>{sentence} Your work is still open here, unsaved.</source>
        <translation>{sentence} 您的工作仍在此打开，尚未保存。</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>Open what was not saved of “{name}”?</source>
        <translation>打开“{name}”未保存的内容吗？</translation>
    </message>
    <message>
        <source>The program ended unexpectedly; this copy is of {when}.</source>
        <translation>程序意外退出；此副本保存于 {when}。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>{sentence} The scene you were working on is as it was.</source>
        <translation>{sentence} 您正在编辑的场景保持不变。</translation>
    </message>
    <message>
        <source>Change to “{name}”</source>
        <translation>改为“{name}”</translation>
    </message>
    <message>
        <source>Change to</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>必须成立</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relation with the room</source>
        <translation>与房间的关系</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>{label}, {size}: drag it onto the plan or double-click</source>
        <translation>{label}，{size}：拖到平面图上或双击</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Checklist of relations</source>
        <translation>关系检查清单</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Move what must move so that every relation holds</source>
        <translation>移动必须移动的物体，使所有关系成立</translation>
    </message>
    <message>
        <source>Make it hold</source>
        <translation>使其成立</translation>
    </message>
    <message>
        <source>Let it follow the plan</source>
        <translation>服从平面图</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Above floor</source>
        <translation>离地高度</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转角度</translation>
    </message>
    <message>
        <source>Regenerating leaves the place exactly as it is</source>
        <translation>重新生成时位置保持不变</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Regenerating leaves the size exactly as it is</source>
        <translation>重新生成时大小保持不变</translation>
    </message>
    <message>
        <source>Regenerating leaves the shape exactly as it is</source>
        <translation>重新生成时形状保持不变</translation>
    </message>
    <message>
        <source>Select an object on the plan, in the graph or in the 3D view to see and change it here.</source>
        <translation>在平面图、关系图或三维视图中选择一个物体，即可在此查看和修改。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>放置于</translation>
    </message>
    <message>
        <source>Keep when regenerating</source>
        <translation>重新生成时保留</translation>
    </message>
    <message>
        <source>Seed of the shape</source>
        <translation>形状的种子</translation>
    </message>
    <message>
        <source>Imagine this object anew, in the same place and size</source>
        <translation>在相同位置和大小下重新生成此物体</translation>
    </message>
    <message>
        <source>How far a variation goes</source>
        <translation>变化幅度</translation>
    </message>
    <message>
        <source>How far a variation goes: left stays near, right is a new shape</source>
        <translation>变化幅度：左侧接近原形，右侧为全新形状</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>A shape near this one, also of an imported mesh</source>
        <translation>与此相近的形状，也适用于导入的网格</translation>
    </message>
    <message>
        <source>{count} objects selected</source>
        <translation>已选择 {count} 个物体</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Ticked: as the slider says. Not ticked: as the model likes.</source>
        <translation>勾选：按滑块设定。未勾选：由模型决定。</translation>
    </message>
    <message>
        <source>Colour: {part}</source>
        <translation>颜色：{part}</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简易</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>按键与手势</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Draft: quickest</source>
        <translation>草稿：最快</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Fine: takes longer</source>
        <translation>精细：耗时较长</translation>
    </message>
    <message>
        <source>Simple: left button orbits</source>
        <translation>简易：左键旋转视图</translation>
    </message>
    <message>
        <source>Blender: middle button orbits</source>
        <translation>Blender：中键旋转视图</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5 秒</translation>
    </message>
    <message>
        <source>10 seconds</source>
        <translation>10 秒</translation>
    </message>
    <message>
        <source>30 seconds</source>
        <translation>30 秒</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 分钟</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of words and controls</source>
        <translation>文字和控件大小</translation>
    </message>
    <message>
        <source>Quality of shapes</source>
        <translation>形状质量</translation>
    </message>
    <message>
        <source>Mouse in the 3D view</source>
        <translation>三维视图的鼠标操作</translation>
    </message>
    <message>
        <source>Keep a copy of unsaved work after</source>
        <translation>自动备份间隔</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>按下新的按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>钥匙</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>清除快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Give this command the keys of the preset again</source>
        <translation>恢复此命令的预设按键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation>用于此命令</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Choose a command, then press its new keys.</source>
        <translation>选择一个命令，然后按下新的按键。</translation>
    </message>
    <message>
        <source>{keys} is used for “{command}”.</source>
        <translation>{keys} 已用于“{command}”。</translation>
    </message>
    <message>
        <source>New from template</source>
        <translation>从模板新建</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Point at one to see it in the scene, click to take it; its star (S) keeps it here.</source>
        <translation>指向即可在场景中预览，单击采用；加星标 (S) 可保留在此。</translation>
    </message>
    <message>
        <source>New shapes</source>
        <translation>新形状</translation>
    </message>
    <message>
        <source>From scratch, as the graph asks</source>
        <translation>按关系图的要求从头生成</translation>
    </message>
    <message>
        <source>Near this one</source>
        <translation>相近的形状</translation>
    </message>
    <message>
        <source>The shape it has, changed as far as the slider says</source>
        <translation>在现有形状上按滑块幅度变化</translation>
    </message>
    <message>
        <source>Only one part</source>
        <translation>仅一个部件</translation>
    </message>
    <message>
        <source>Only the part changes: the legs, the cushion …</source>
        <translation>仅该部件变化：腿、坐垫…</translation>
    </message>
    <message>
        <source>All but one part</source>
        <translation>除一个部件外</translation>
    </message>
    <message>
        <source>The part stays, the rest changes</source>
        <translation>该部件保持不变，其余变化</translation>
    </message>
    <message>
        <source>Blended with …</source>
        <translation>与其他物体混合…</translation>
    </message>
    <message>
        <source>Between this shape and that of another object</source>
        <translation>介于此形状与另一物体的形状之间</translation>
    </message>
    <message>
        <source>What kind of shapes</source>
        <translation>形状类型</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>哪个部件</translation>
    </message>
    <message>
        <source>Which object to blend with</source>
        <translation>与哪个物体混合</translation>
    </message>
    <message>
        <source>How far from what is there</source>
        <translation>与现有形状的差异</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Other shapes of the selected object</source>
        <translation>所选物体的其他形状</translation>
    </message>
    <message>
        <source>The next seeds</source>
        <translation>后续的种子</translation>
    </message>
    <message>
        <source>Only what is selected</source>
        <translation>仅所选物体</translation>
    </message>
    <message>
        <source>Take the places of the selected objects alone, and so mix layouts</source>
        <translation>只采用所选物体的位置，从而混合布局</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source> · {count} broken</source>
        <translation> · {count} 个不成立</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>三维视图</translation>
    </message>
    <message>
        <source>The 3D view is starting …</source>
        <translation>三维视图正在启动…</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Undo {name}</source>
        <translation>撤销“{name}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <source>An empty room, four metres by four</source>
        <translation>四米见方的空房间</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>New from template …</source>
        <translation>从模板新建…</translation>
    </message>
    <message>
        <source>Export GLB …</source>
        <translation>导出 GLB…</translation>
    </message>
    <message>
        <source>Write the meshes for an engine</source>
        <translation>导出网格供游戏引擎使用</translation>
    </message>
    <message>
        <source>Save picture of the 3D view …</source>
        <translation>保存三维视图图片…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Where the cursor is on the plan, or beside the original</source>
        <translation>粘贴到平面图上光标处，或原物体旁边</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select the next object</source>
        <translation>选择下一个物体</translation>
    </message>
    <message>
        <source>Select the previous object</source>
        <translation>选择上一个物体</translation>
    </message>
    <message>
        <source>Turn a quarter</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Regenerating leaves locked objects alone</source>
        <translation>重新生成不会改动锁定的物体</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>左边缘对齐</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>右边缘对齐</translation>
    </message>
    <message>
        <source>Align top edges</source>
        <translation>上边缘对齐</translation>
    </message>
    <message>
        <source>Align bottom edges</source>
        <translation>下边缘对齐</translation>
    </message>
    <message>
        <source>Align centres left to right</source>
        <translation>水平居中对齐</translation>
    </message>
    <message>
        <source>Align centres up and down</source>
        <translation>垂直居中对齐</translation>
    </message>
    <message>
        <source>Distribute left to right</source>
        <translation>水平分布</translation>
    </message>
    <message>
        <source>Make the gaps equal</source>
        <translation>使间距相等</translation>
    </message>
    <message>
        <source>Distribute up and down</source>
        <translation>垂直分布</translation>
    </message>
    <message>
        <source>Keyboard shortcuts …</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Add object …</source>
        <translation>添加物体…</translation>
    </message>
    <message>
        <source>Draw an object</source>
        <translation>绘制物体</translation>
    </message>
    <message>
        <source>Drag its outline, say what it is</source>
        <translation>拖出轮廓，再选择它是什么</translation>
    </message>
    <message>
        <source>Edit the room</source>
        <translation>编辑房间</translation>
    </message>
    <message>
        <source>Walls, doors and windows</source>
        <translation>墙、门和窗</translation>
    </message>
    <message>
        <source>Draw a new room</source>
        <translation>绘制新房间</translation>
    </message>
    <message>
        <source>Corner by corner; objects stay where they are</source>
        <translation>逐角绘制；物体保持原位</translation>
    </message>
    <message>
        <source>Trace over a picture …</source>
        <translation>描摹图片…</translation>
    </message>
    <message>
        <source>A PNG or JPEG under the plan, at a scale you set</source>
        <translation>在平面图下垫一张 PNG 或 JPEG 图片，比例可调</translation>
    </message>
    <message>
        <source>Relate the two selected …</source>
        <translation>为所选的两个物体建立关系…</translation>
    </message>
    <message>
        <source>Derive relations from the plan</source>
        <translation>从平面图推导关系</translation>
    </message>
    <message>
        <source>Write down what holds now</source>
        <translation>写入当前成立的关系</translation>
    </message>
    <message>
        <source>Show all relations in the graph</source>
        <translation>在关系图中显示所有关系</translation>
    </message>
    <message>
        <source>Lay out the graph</source>
        <translation>排列关系图</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Regenerate the layout only</source>
        <translation>仅重新生成布局</translation>
    </message>
    <message>
        <source>New shape for the selected</source>
        <translation>所选物体的新形状</translation>
    </message>
    <message>
        <source>Vary the shape of the selected</source>
        <translation>改变所选物体的形状</translation>
    </message>
    <message>
        <source>Other shapes to choose from</source>
        <translation>其他形状供选择</translation>
    </message>
    <message>
        <source>Other layouts to choose from</source>
        <translation>其他布局供选择</translation>
    </message>
    <message>
        <source>Put relations right</source>
        <translation>修正关系</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>所有视图缩放至合适大小</translation>
    </message>
    <message>
        <source>At eye height, in the 3D view</source>
        <translation>在三维视图中以人眼高度行走</translation>
    </message>
    <message>
        <source>Lamps on</source>
        <translation>开灯</translation>
    </message>
    <message>
        <source>The 3D view in the evening</source>
        <translation>三维视图的夜晚效果</translation>
    </message>
    <message>
        <source>Handles in the 3D view</source>
        <translation>三维视图中的控制柄</translation>
    </message>
    <message>
        <source>Ceiling lamps on the plan</source>
        <translation>平面图上的顶灯</translation>
    </message>
    <message>
        <source>Things on furniture</source>
        <translation>家具上的物品</translation>
    </message>
    <message>
        <source>Rugs</source>
        <translation>地毯</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Lengths of walls</source>
        <translation>墙长</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation>所有命令…</translation>
    </message>
    <message>
        <source>Reset the panels</source>
        <translation>重置面板</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Wheel zooms, middle button or Space pans, F fits, Escape lets go without a change.</source>
        <translation>滚轮缩放，中键或空格平移，F 缩放至合适大小，Esc 放弃更改。</translation>
    </message>
    <message>
        <source>Drag from a chip&apos;s edge to another chip to relate them. Click a label on an arrow to change, flip or delete.</source>
        <translation>从一个节点的边缘拖到另一个节点即可建立关系。单击箭头上的标签可更改、反转或删除。</translation>
    </message>
    <message>
        <source>Tab adds an object, L lays out, F fits.</source>
        <translation>Tab 添加物体，L 排列，F 缩放至合适大小。</translation>
    </message>
    <message>
        <source>Drag to orbit, right button or Shift to pan, wheel to zoom; 1, 3, 7 for front, side, top; F to the selection.</source>
        <translation>拖动旋转，右键或 Shift 平移，滚轮缩放；1、3、7 为前、侧、顶视图；F 聚焦所选。</translation>
    </message>
    <message>
        <source>Bedroom</source>
        <translation>卧室</translation>
    </message>
    <message>
        <source>Living room</source>
        <translation>客厅</translation>
    </message>
    <message>
        <source>Dining room</source>
        <translation>餐厅</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>厨房</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>书房</translation>
    </message>
    <message>
        <source>Children&apos;s room</source>
        <translation>儿童房</translation>
    </message>
    <message>
        <source>Guest room</source>
        <translation>客房</translation>
    </message>
    <message>
        <source>Bathroom</source>
        <translation>浴室</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>单间公寓</translation>
    </message>
    <message>
        <source>The generator stopped unexpectedly and was started again; your scene is as it was.</source>
        <translation>生成器意外停止并已重新启动；您的场景保持不变。</translation>
    </message>
    <message>
        <source>Not all of {name} could be taken over</source>
        <translation>{name} 中的内容未能全部导入</translation>
    </message>
    <message>
        <source>The 3D view stopped and was started again; your scene is as it was.</source>
        <translation>三维视图已停止并重新启动；您的场景保持不变。</translation>
    </message>
    <message>
        <source>Double bed</source>
        <translation>双人床</translation>
    </message>
    <message>
        <source>Single bed</source>
        <translation>单人床</translation>
    </message>
    <message>
        <source>Children&apos;s bed</source>
        <translation>儿童床</translation>
    </message>
    <message>
        <source>Nightstand</source>
        <translation>床头柜</translation>
    </message>
    <message>
        <source>Wardrobe</source>
        <translation>衣柜</translation>
    </message>
    <message>
        <source>Dresser</source>
        <translation>斗柜</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜子</translation>
    </message>
    <message>
        <source>Children&apos;s cabinet</source>
        <translation>儿童柜</translation>
    </message>
    <message>
        <source>Wine cabinet</source>
        <translation>酒柜</translation>
    </message>
    <message>
        <source>TV stand</source>
        <translation>电视柜</translation>
    </message>
    <message>
        <source>Bookshelf</source>
        <translation>书架</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>置物架</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>书桌</translation>
    </message>
    <message>
        <source>Dressing table</source>
        <translation>梳妆台</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>桌子</translation>
    </message>
    <message>
        <source>Dining table</source>
        <translation>餐桌</translation>
    </message>
    <message>
        <source>Coffee table</source>
        <translation>茶几</translation>
    </message>
    <message>
        <source>Console table</source>
        <translation>玄关桌</translation>
    </message>
    <message>
        <source>Corner side table</source>
        <translation>角几</translation>
    </message>
    <message>
        <source>Round end table</source>
        <translation>圆形边几</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>椅子</translation>
    </message>
    <message>
        <source>Dining chair</source>
        <translation>餐椅</translation>
    </message>
    <message>
        <source>Dressing chair</source>
        <translation>梳妆椅</translation>
    </message>
    <message>
        <source>Chinese chair</source>
        <translation>中式椅</translation>
    </message>
    <message>
        <source>Lounge chair</source>
        <translation>休闲椅</translation>
    </message>
    <message>
        <source>Armchair</source>
        <translation>扶手椅</translation>
    </message>
    <message>
        <source>Stool</source>
        <translation>凳子</translation>
    </message>
    <message>
        <source>Sofa</source>
        <translation>沙发</translation>
    </message>
    <message>
        <source>Multi-seat sofa</source>
        <translation>多人沙发</translation>
    </message>
    <message>
        <source>Loveseat</source>
        <translation>双人沙发</translation>
    </message>
    <message>
        <source>L-shaped sofa</source>
        <translation>L 形沙发</translation>
    </message>
    <message>
        <source>Chaise longue</source>
        <translation>贵妃椅</translation>
    </message>
    <message>
        <source>Lazy sofa</source>
        <translation>懒人沙发</translation>
    </message>
    <message>
        <source>Floor lamp</source>
        <translation>落地灯</translation>
    </message>
    <message>
        <source>Pendant lamp</source>
        <translation>吊灯</translation>
    </message>
    <message>
        <source>Ceiling lamp</source>
        <translation>吸顶灯</translation>
    </message>
    <message>
        <source>Ottoman</source>
        <translation>脚凳</translation>
    </message>
    <message>
        <source>Desk lamp</source>
        <translation>台灯</translation>
    </message>
    <message>
        <source>Television</source>
        <translation>电视机</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>笔记本电脑</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>植物</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>挂画</translation>
    </message>
    <message>
        <source>Rug</source>
        <translation>地毯</translation>
    </message>
    <message>
        <source>Fridge</source>
        <translation>冰箱</translation>
    </message>
    <message>
        <source>Kitchen counter</source>
        <translation>橱柜</translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation>微波炉</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>水池</translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation>马桶</translation>
    </message>
    <message>
        <source>Bathtub</source>
        <translation>浴缸</translation>
    </message>
    <message>
        <source>Shower</source>
        <translation>淋浴间</translation>
    </message>
    <message>
        <source>Washing machine</source>
        <translation>洗衣机</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>Hamper</source>
        <translation>脏衣篮</translation>
    </message>
    <message>
        <source>Piano</source>
        <translation>钢琴</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>保险箱</translation>
    </message>
    <message>
        <source>Wall cabinet</source>
        <translation>吊柜</translation>
    </message>
    <message>
        <source>Cooker</source>
        <translation>炉灶</translation>
    </message>
    <message>
        <source>Dishwasher</source>
        <translation>洗碗机</translation>
    </message>
    <message>
        <source>Range hood</source>
        <translation>抽油烟机</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>显示器</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>音箱</translation>
    </message>
    <message>
        <source>Vase</source>
        <translation>花瓶</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Standing mirror</source>
        <translation>落地镜</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>窗帘</translation>
    </message>
    <message>
        <source>Door leaf</source>
        <translation>门扇</translation>
    </message>
    <message>
        <source>Window leaf</source>
        <translation>窗扇</translation>
    </message>
    <message>
        <source>Radiator</source>
        <translation>暖气片</translation>
    </message>
    <message>
        <source>Fireplace</source>
        <translation>壁炉</translation>
    </message>
    <message>
        <source>Clothes rack</source>
        <translation>衣帽架</translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation>三角钢琴</translation>
    </message>
    <message>
        <source>Crib</source>
        <translation>婴儿床</translation>
    </message>
    <message>
        <source>Bunk bed</source>
        <translation>双层床</translation>
    </message>
    <message>
        <source>Alarm clock</source>
        <translation>闹钟</translation>
    </message>
    <message>
        <source>Roll of foil</source>
        <translation>铝箔卷</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>苹果</translation>
    </message>
    <message>
        <source>Baseball bat</source>
        <translation>棒球棒</translation>
    </message>
    <message>
        <source>Basketball</source>
        <translation>篮球</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>靴子</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>瓶子</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>碗</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>盒子</translation>
    </message>
    <message>
        <source>Bread</source>
        <translation>面包</translation>
    </message>
    <message>
        <source>Butter knife</source>
        <translation>黄油刀</translation>
    </message>
    <message>
        <source>Candle</source>
        <translation>蜡烛</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>推车</translation>
    </message>
    <message>
        <source>CD</source>
        <translation>光盘</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>抹布</translation>
    </message>
    <message>
        <source>Coffee machine</source>
        <translation>咖啡机</translation>
    </message>
    <message>
        <source>Credit card</source>
        <translation>信用卡</translation>
    </message>
    <message>
        <source>Cup</source>
        <translation>杯子</translation>
    </message>
    <message>
        <source>Sponge</source>
        <translation>海绵</translation>
    </message>
    <message>
        <source>Dog&apos;s bed</source>
        <translation>狗窝</translation>
    </message>
    <message>
        <source>Dumbbell</source>
        <translation>哑铃</translation>
    </message>
    <message>
        <source>Egg</source>
        <translation>鸡蛋</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>叉子</translation>
    </message>
    <message>
        <source>Rubbish bag</source>
        <translation>垃圾袋</translation>
    </message>
    <message>
        <source>Kettle</source>
        <translation>水壶</translation>
    </message>
    <message>
        <source>Knife</source>
        <translation>刀</translation>
    </message>
    <message>
        <source>Ladle</source>
        <translation>汤勺</translation>
    </message>
    <message>
        <source>Lettuce</source>
        <translation>生菜</translation>
    </message>
    <message>
        <source>Mug</source>
        <translation>马克杯</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平底锅</translation>
    </message>
    <message>
        <source>Paper towel roll</source>
        <translation>厨房纸</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>圆珠笔</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Pepper shaker</source>
        <translation>胡椒瓶</translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation>枕头</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>盘子</translation>
    </message>
    <message>
        <source>Plunger</source>
        <translation>皮搋子</translation>
    </message>
    <message>
        <source>Pot</source>
        <translation>锅</translation>
    </message>
    <message>
        <source>Potato</source>
        <translation>土豆</translation>
    </message>
    <message>
        <source>Remote control</source>
        <translation>遥控器</translation>
    </message>
    <message>
        <source>Decoration</source>
        <translation>装饰品</translation>
    </message>
    <message>
        <source>Salt shaker</source>
        <translation>盐瓶</translation>
    </message>
    <message>
        <source>Scrub brush</source>
        <translation>刷子</translation>
    </message>
    <message>
        <source>Bar of soap</source>
        <translation>肥皂</translation>
    </message>
    <message>
        <source>Soap bottle</source>
        <translation>洗手液瓶</translation>
    </message>
    <message>
        <source>Spatula</source>
        <translation>锅铲</translation>
    </message>
    <message>
        <source>Spoon</source>
        <translation>勺子</translation>
    </message>
    <message>
        <source>Spray bottle</source>
        <translation>喷雾瓶</translation>
    </message>
    <message>
        <source>Statue</source>
        <translation>雕像</translation>
    </message>
    <message>
        <source>Teddy bear</source>
        <translation>泰迪熊</translation>
    </message>
    <message>
        <source>Tennis racket</source>
        <translation>网球拍</translation>
    </message>
    <message>
        <source>Tissue box</source>
        <translation>纸巾盒</translation>
    </message>
    <message>
        <source>Toaster</source>
        <translation>烤面包机</translation>
    </message>
    <message>
        <source>Toilet paper</source>
        <translation>卫生纸</translation>
    </message>
    <message>
        <source>Tomato</source>
        <translation>番茄</translation>
    </message>
    <message>
        <source>Vacuum cleaner</source>
        <translation>吸尘器</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>手表</translation>
    </message>
    <message>
        <source>Watering can</source>
        <translation>洒水壶</translation>
    </message>
    <message>
        <source>Wine bottle</source>
        <translation>酒瓶</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>面包车</translation>
    </message>
    <message>
        <source>Lorry</source>
        <translation>卡车</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>公交车</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>自行车</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>摩托车</translation>
    </message>
    <message>
        <source>Pedestrian</source>
        <translation>行人</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Conifer</source>
        <translation>针叶树</translation>
    </message>
    <message>
        <source>Columnar tree</source>
        <translation>柱形树</translation>
    </message>
    <message>
        <source>Palm</source>
        <translation>棕榈树</translation>
    </message>
    <message>
        <source>Young tree</source>
        <translation>幼树</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>树篱</translation>
    </message>
    <message>
        <source>Shrub</source>
        <translation>灌木</translation>
    </message>
    <message>
        <source>Street planter</source>
        <translation>街道花箱</translation>
    </message>
    <message>
        <source>Street lamp</source>
        <translation>路灯</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>红绿灯</translation>
    </message>
    <message>
        <source>Traffic sign</source>
        <translation>交通标志</translation>
    </message>
    <message>
        <source>Utility pole</source>
        <translation>电线杆</translation>
    </message>
    <message>
        <source>Bollard</source>
        <translation>护柱</translation>
    </message>
    <message>
        <source>Parking meter</source>
        <translation>停车计费器</translation>
    </message>
    <message>
        <source>Charging post</source>
        <translation>充电桩</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>消防栓</translation>
    </message>
    <message>
        <source>Street bench</source>
        <translation>街道长椅</translation>
    </message>
    <message>
        <source>Litter bin</source>
        <translation>街道垃圾箱</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>邮筒</translation>
    </message>
    <message>
        <source>Bicycle rack</source>
        <translation>自行车架</translation>
    </message>
    <message>
        <source>Bus shelter</source>
        <translation>公交候车亭</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>报刊亭</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>栅栏</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>路障</translation>
    </message>
    <message>
        <source>Traffic cone</source>
        <translation>交通锥</translation>
    </message>
    <message>
        <source>House</source>
        <translation>独栋住宅</translation>
    </message>
    <message>
        <source>Apartment building</source>
        <translation>公寓楼</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>left of</source>
        <translation>在左侧</translation>
    </message>
    <message>
        <source>is left of {object}</source>
        <translation>在{object}左侧</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>right of</source>
        <translation>在右侧</translation>
    </message>
    <message>
        <source>is right of {object}</source>
        <translation>在{object}右侧</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前方</translation>
    </message>
    <message>
        <source>in front of</source>
        <translation>在前方</translation>
    </message>
    <message>
        <source>is in front of {object}</source>
        <translation>在{object}前方</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>在后方</translation>
    </message>
    <message>
        <source>is behind {object}</source>
        <translation>在{object}后方</translation>
    </message>
    <message>
        <source>close by</source>
        <translation>靠近</translation>
    </message>
    <message>
        <source>close to</source>
        <translation>靠近</translation>
    </message>
    <message>
        <source>is close to {object}</source>
        <translation>靠近{object}</translation>
    </message>
    <message>
        <source>above</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>hangs above</source>
        <translation>悬于上方</translation>
    </message>
    <message>
        <source>hangs above {object}</source>
        <translation>悬于{object}上方</translation>
    </message>
    <message>
        <source>standing on</source>
        <translation>放置在</translation>
    </message>
    <message>
        <source>stands on</source>
        <translation>放置在</translation>
    </message>
    <message>
        <source>stands on {object}</source>
        <translation>放置在{object}上</translation>
    </message>
    <message>
        <source>bigger than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is bigger than {object}</source>
        <translation>大于{object}</translation>
    </message>
    <message>
        <source>smaller than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is smaller than {object}</source>
        <translation>小于{object}</translation>
    </message>
    <message>
        <source>taller than</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>is taller than {object}</source>
        <translation>高于{object}</translation>
    </message>
    <message>
        <source>shorter than</source>
        <translation>矮于</translation>
    </message>
    <message>
        <source>is shorter than {object}</source>
        <translation>矮于{object}</translation>
    </message>
    <message>
        <source>symmetrical to</source>
        <translation>对称于</translation>
    </message>
    <message>
        <source>mirrors</source>
        <translation>对称于</translation>
    </message>
    <message>
        <source>mirrors {object}</source>
        <translation>与{object}对称</translation>
    </message>
    <message>
        <source>same style as</source>
        <translation>风格相同</translation>
    </message>
    <message>
        <source>has the style of</source>
        <translation>风格相同</translation>
    </message>
    <message>
        <source>has the style of {object}</source>
        <translation>与{object}风格相同</translation>
    </message>
    <message>
        <source>same super category as</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>of the kind of</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>is of the kind of {object}</source>
        <translation>与{object}同类</translation>
    </message>
    <message>
        <source>same material as</source>
        <translation>材质相同</translation>
    </message>
    <message>
        <source>made like</source>
        <translation>材质相同</translation>
    </message>
    <message>
        <source>is made like {object}</source>
        <translation>与{object}材质相同</translation>
    </message>
    <message>
        <source>facing</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>faces {object}</source>
        <translation>朝向{object}</translation>
    </message>
    <message>
        <source>against wall</source>
        <translation>靠墙</translation>
    </message>
    <message>
        <source>back to wall</source>
        <translation>背靠墙</translation>
    </message>
    <message>
        <source>back to wall, in the corner</source>
        <translation>背靠墙，在墙角</translation>
    </message>
    <message>
        <source>in the corner</source>
        <translation>在墙角</translation>
    </message>
    <message>
        <source>centred on {name}</source>
        <translation>与{name}居中</translation>
    </message>
    <message>
        <source>aligned with {name}</source>
        <translation>与{name}对齐</translation>
    </message>
    <message>
        <source>touching {name}</source>
        <translation>紧贴{name}</translation>
    </message>
    <message>
        <source>Drag a selected object on the floor, or by its handles: arrows move, the ring turns (Ctrl: freely).</source>
        <translation>在地面上拖动选中的物体，或拖动其控制柄：箭头移动，圆环旋转（Ctrl：自由角度）。</translation>
    </message>
    <message>
        <source>While walking: WASD or arrows and the mouse, Shift runs, Escape leaves.</source>
        <translation>行走时：WASD 或方向键和鼠标，Shift 奔跑，Esc 退出。</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}.</source>
        <translation>无法写入 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} could not be drawn: {reason}.</source>
        <translation>无法绘制 {name}：{reason}。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of {width} × {height} pixels.</source>
        <translation>内存不足，无法生成 {width} × {height} 像素的图片。</translation>
    </message>
    <message>
        <source>stands against</source>
        <translation>靠着</translation>
    </message>
    <message>
        <source>stands against {object}</source>
        <translation>靠着{object}</translation>
    </message>
    <message>
        <source>in corner</source>
        <translation>在角落</translation>
    </message>
    <message>
        <source>stands in</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>stands in {object}</source>
        <translation>位于{object}</translation>
    </message>
    <message>
        <source>centred on</source>
        <translation>居中于</translation>
    </message>
    <message>
        <source>is centred on {object}</source>
        <translation>与{object}居中对齐</translation>
    </message>
    <message>
        <source>aligned with</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>is aligned with {object}</source>
        <translation>与{object}对齐</translation>
    </message>
    <message>
        <source>next to</source>
        <translation>紧邻</translation>
    </message>
    <message>
        <source>is next to {object}</source>
        <translation>紧邻{object}</translation>
    </message>
    <message>
        <source>at</source>
        <translation>相距</translation>
    </message>
    <message>
        <source>at a distance from</source>
        <translation>相距</translation>
    </message>
    <message>
        <source>is at a distance from {object}</source>
        <translation>与{object}相距</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>在内部</translation>
    </message>
    <message>
        <source>is inside {object}</source>
        <translation>在{object}内部</translation>
    </message>
    <message>
        <source>under</source>
        <translation>在下方</translation>
    </message>
    <message>
        <source>is under {object}</source>
        <translation>在{object}下方</translation>
    </message>
    <message>
        <source>around</source>
        <translation>围绕</translation>
    </message>
    <message>
        <source>stands around</source>
        <translation>围绕</translation>
    </message>
    <message>
        <source>stands around {object}</source>
        <translation>围绕{object}</translation>
    </message>
    <message>
        <source>in row with</source>
        <translation>成排</translation>
    </message>
    <message>
        <source>in a row with</source>
        <translation>成排</translation>
    </message>
    <message>
        <source>is in a row with {object}</source>
        <translation>与{object}成一排</translation>
    </message>
    <message>
        <source>instance of</source>
        <translation>同款</translation>
    </message>
    <message>
        <source>another of</source>
        <translation>同款</translation>
    </message>
    <message>
        <source>is another of {object}</source>
        <translation>与{object}同款</translation>
    </message>
    <message>
        <source>the wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>wall {number}</source>
        <translation>墙{number}</translation>
    </message>
    <message>
        <source>the corner</source>
        <translation>墙角</translation>
    </message>
    <message>
        <source>corner {number}</source>
        <translation>墙角{number}</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>窗{number}</translation>
    </message>
    <message>
        <source>the door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>door {number}</source>
        <translation>门{number}</translation>
    </message>
    <message>
        <source>a node keeps its id</source>
        <translation>物体的标识不能更改</translation>
    </message>
    <message>
        <source>a node has no {name!r}</source>
        <translation>物体没有字段 {name!r}</translation>
    </message>
    <message>
        <source>there is no relation {relation}</source>
        <translation>不存在关系“{relation}”</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或文件正被占用</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>找不到文件或文件夹</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>这不是文件夹</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>{name} is not a scene that this program can read ({known})</source>
        <translation>{name} 不是本程序可以读取的场景（{known}）</translation>
    </message>
    <message>
        <source>{name} has no scene named {scan!r}</source>
        <translation>{name} 中没有名为 {scan!r} 的场景</translation>
    </message>
    <message>
        <source>{name} cannot be written: its ending must be one of {endings}</source>
        <translation>无法写入 {name}：扩展名必须是 {endings} 之一</translation>
    </message>
    <message>
        <source>{name} holds boxes only; name the relationships file that lies beside it</source>
        <translation>{name} 只包含包围盒；请打开与它放在一起的关系文件</translation>
    </message>
    <message>
        <source>{name} holds no scene</source>
        <translation>{name} 中没有场景</translation>
    </message>
    <message>
        <source>{where} must hold {expected} in C order, not {dtype}</source>
        <translation>{where} 必须是按 C 顺序存放的 {expected}，而不是 {dtype}</translation>
    </message>
    <message>
        <source>{where} does not have the size it claims</source>
        <translation>{where} 的大小与所声明的不符</translation>
    </message>
    <message>
        <source>{where} is damaged: {reason}</source>
        <translation>{where} 已损坏：{reason}</translation>
    </message>
    <message>
        <source>the array {key}</source>
        <translation>数组 {key}</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file</source>
        <translation>{name} 是文件夹，不是文件</translation>
    </message>
    <message>
        <source>{name} cannot be written: there is no folder {folder}</source>
        <translation>无法写入 {name}：文件夹 {folder} 不存在</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}</source>
        <translation>无法写入 {name}：{reason}</translation>
    </message>
    <message>
        <source>there is nothing in the scene: no room and no nodes</source>
        <translation>场景是空的：既没有房间也没有物体</translation>
    </message>
    <message>
        <source>no node of the scene has a box yet; compose it first</source>
        <translation>场景中还没有放置任何物体；请先生成布局</translation>
    </message>
    <message>
        <source>node {node!r} has no box and is left out of the export</source>
        <translation>物体 {node!r} 尚未放置，未包含在导出文件中</translation>
    </message>
    <message>
        <source>{name} is larger than {size} MiB</source>
        <translation>{name} 超过 {size} MiB</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file</source>
        <translation>{name} 不是普通文件</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} 是空文件</translation>
    </message>
    <message>
        <source>{name} is damaged: it has no table of contents</source>
        <translation>{name} 已损坏：缺少目录</translation>
    </message>
    <message>
        <source>{name} has more than {count} entries</source>
        <translation>{name} 中的条目超过 {count} 个</translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation>文件 {path} 不存在</translation>
    </message>
    <message>
        <source>{name!r} is not a file name</source>
        <translation>{name!r} 不是有效的文件名</translation>
    </message>
    <message>
        <source>{name} has two entries of one name</source>
        <translation>{name} 中有两个同名条目</translation>
    </message>
    <message>
        <source>{name} has no {entry}</source>
        <translation>{name} 中没有 {entry}</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} is packed in a way that is not allowed</source>
        <translation>{name}：条目 {entry} 的压缩方式不受支持</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} unpacks to more than is allowed ({size} MiB)</source>
        <translation>{name}：条目 {entry} 解压后超过允许的大小（{size} MiB）</translation>
    </message>
    <message>
        <source>{name} is damaged: {reason}</source>
        <translation>{name} 已损坏：{reason}</translation>
    </message>
    <message>
        <source>{name}: the entry {entry} is damaged: {reason}</source>
        <translation>{name}：条目 {entry} 已损坏：{reason}</translation>
    </message>
    <message>
        <source>the mesh has numbers that are not finite</source>
        <translation>网格中有非有限数值</translation>
    </message>
    <message>
        <source>{name} must hold one mesh, not {count}</source>
        <translation>{name} 必须包含一个网格，而不是 {count} 个</translation>
    </message>
    <message>
        <source>{name}: the mesh must have 1 to {most} primitives, not {count}</source>
        <translation>{name}：网格必须有 1 到 {most} 个图元，而不是 {count} 个</translation>
    </message>
    <message>
        <source>{name}: the primitives do not share their vertices</source>
        <translation>{name}：各图元没有共用顶点</translation>
    </message>
    <message>
        <source>{name} has numbers that are not finite</source>
        <translation>{name} 中有非有限数值</translation>
    </message>
    <message>
        <source>the mesh&apos;s {name} must be {kind}, not {other}</source>
        <translation>网格的 {name} 必须是 {kind}，而不是 {other}</translation>
    </message>
    <message>
        <source>the attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>the extras</source>
        <translation>附加数据</translation>
    </message>
    <message>
        <source>{name}: {order} does not name every face once</source>
        <translation>{name}：{order} 没有恰好列出每个面一次</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>{name} is damaged: not a glTF 2.0 binary file</source>
        <translation>{name} 已损坏：不是 glTF 2.0 二进制文件</translation>
    </message>
    <message>
        <source>{name} is damaged: it does not have the size it claims</source>
        <translation>{name} 已损坏：大小与所声明的不符</translation>
    </message>
    <message>
        <source>{name}: the JSON part is larger than {size} KiB</source>
        <translation>{name}：JSON 部分超过 {size} KiB</translation>
    </message>
    <message>
        <source>{name}: {table!r} has no row {index}</source>
        <translation>{name}：{table!r} 中没有第 {index} 项</translation>
    </message>
    <message>
        <source>{name}: {key} must be a whole number from 0, not {value}</source>
        <translation>{name}：{key} 必须是不小于 0 的整数，而不是 {value}</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} is of another kind than it must be</source>
        <translation>{name}：访问器 {index} 的类型不对</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} must lie in the file without gaps</source>
        <translation>{name}：访问器 {index} 的数据必须连续存放</translation>
    </message>
    <message>
        <source>{name}: the accessor {index} reaches beyond the file</source>
        <translation>{name}：访问器 {index} 超出文件范围</translation>
    </message>
    <message>
        <source>{name}: a primitive is not made of triangles</source>
        <translation>{name}：有图元不是由三角形组成</translation>
    </message>
    <message>
        <source>{name}: a primitive does not have whole triangles</source>
        <translation>{name}：有图元的三角形不完整</translation>
    </message>
    <message>
        <source>{name} has more faces than it holds</source>
        <translation>{name} 声明的面多于实际包含的面</translation>
    </message>
    <message>
        <source>{name}: {part} is no part of a shape</source>
        <translation>{name}：{part} 不是形状的部件</translation>
    </message>
    <message>
        <source>the mesh</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>primitive {number}</source>
        <translation>图元 {number}</translation>
    </message>
    <message>
        <source>{name}: the parts are not in their order</source>
        <translation>{name}：部件的顺序不对</translation>
    </message>
    <message>
        <source>the JSON part</source>
        <translation>JSON 部分</translation>
    </message>
    <message>
        <source>{name} is damaged: its binary part is not whole</source>
        <translation>{name} 已损坏：二进制部分不完整</translation>
    </message>
    <message>
        <source>row {index} of {table!r}</source>
        <translation>{table!r} 的第 {index} 项</translation>
    </message>
    <message>
        <source>the asset {asset!r}</source>
        <translation>资源 {asset!r}</translation>
    </message>
    <message>
        <source>the size of {thing}</source>
        <translation>{thing}的尺寸</translation>
    </message>
    <message>
        <source>{where}: the walls between its {count} rooms are left out</source>
        <translation>{where}：已略去 {count} 个房间之间的墙</translation>
    </message>
    <message>
        <source>{where}: {count} doors or windows between rooms are left out</source>
        <translation>{where}：已略去房间之间的 {count} 个门窗</translation>
    </message>
    <message>
        <source>{where}: objects lie more than {most} deep in each other</source>
        <translation>{where}：物体嵌套超过 {most} 层</translation>
    </message>
    <message>
        <source>{where} is farther than {most:g} from the origin</source>
        <translation>{where} 距原点超过 {most:g}</translation>
    </message>
    <message>
        <source>the type of {thing}</source>
        <translation>{thing}的类型</translation>
    </message>
    <message>
        <source>{where}: {what} must be three positive numbers, not {size}</source>
        <translation>{where}：{what}必须是三个正数，而不是 {size}</translation>
    </message>
    <message>
        <source>{where} has no room</source>
        <translation>{where} 中没有房间</translation>
    </message>
    <message>
        <source>{where}: the floorPolygon crosses itself or has no area</source>
        <translation>{where}：floorPolygon 自相交或面积为零</translation>
    </message>
    <message>
        <source>{where}: its rooms do not touch; the largest one is taken</source>
        <translation>{where}：各房间互不相邻；只采用最大的一个</translation>
    </message>
    <message>
        <source>{where} is in the wall {name!r}, which does not exist</source>
        <translation>{where} 所在的墙 {name!r} 不存在</translation>
    </message>
    <message>
        <source>{where}: the holePolygon must have two corners or more</source>
        <translation>{where}：holePolygon 至少要有两个角点</translation>
    </message>
    <message>
        <source>{where} has no size</source>
        <translation>{where} 的尺寸为零</translation>
    </message>
    <message>
        <source>{name}: relations are not derived among more than {count} objects</source>
        <translation>{name}：物体超过 {count} 个时不推导关系</translation>
    </message>
    <message>
        <source>{name} has a line of more than {size} MiB</source>
        <translation>{name} 中有一行超过 {size} MiB</translation>
    </message>
    <message>
        <source>{name} unpacks to more than {size} MiB</source>
        <translation>{name} 解压后超过 {size} MiB</translation>
    </message>
    <message>
        <source>{name} unpacks to more than {most} times its size</source>
        <translation>{name} 解压后超过原大小的 {most} 倍</translation>
    </message>
    <message>
        <source>{where}: there is no assets.json, so every size is the usual one of its category</source>
        <translation>{where}：缺少 assets.json，所有尺寸均采用其类别的常用值</translation>
    </message>
    <message>
        <source>{where}: {reason}</source>
        <translation>{where}：{reason}</translation>
    </message>
    <message>
        <source>object {number}</source>
        <translation>物体 {number}</translation>
    </message>
    <message>
        <source>{where}.{axis}</source>
        <translation>{where}.{axis}</translation>
    </message>
    <message>
        <source>{where}: the asset {asset!r} is unknown; its size is the usual one</source>
        <translation>{where}：未知资源 {asset!r}；采用常用尺寸</translation>
    </message>
    <message>
        <source>room {number}</source>
        <translation>房间 {number}</translation>
    </message>
    <message>
        <source>floorPolygon of room {number}</source>
        <translation>房间 {number} 的 floorPolygon</translation>
    </message>
    <message>
        <source>{where}: the floorPolygon of room {number} must have 3 to 2000 corners, not {count}</source>
        <translation>{where}：房间 {number} 的 floorPolygon 必须有 3 到 2000 个角点，而不是 {count} 个</translation>
    </message>
    <message>
        <source>{where}: {name} must have two corners or more</source>
        <translation>{where}：{name} 至少要有两个角点</translation>
    </message>
    <message>
        <source>{name} is damaged after {total} unpacked bytes: {reason}</source>
        <translation>{name} 在解压 {total} 字节后损坏：{reason}</translation>
    </message>
    <message>
        <source>the id of object {number}</source>
        <translation>物体 {number} 的标识</translation>
    </message>
    <message>
        <source>a wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>the id of a wall</source>
        <translation>墙的标识</translation>
    </message>
    <message>
        <source>object {node!r}</source>
        <translation>物体 {node!r}</translation>
    </message>
    <message>
        <source>{name} cannot be saved: its shapes are larger than a scene may be</source>
        <translation>无法保存 {name}：其中的形状超过场景允许的大小</translation>
    </message>
    <message>
        <source>{name} is a zip without a {scene}: not a scene</source>
        <translation>{name} 是不含 {scene} 的 ZIP 文件，不是场景</translation>
    </message>
    <message>
        <source>{name}: the version must be a whole number from 1, not {version}</source>
        <translation>{name}：版本必须是不小于 1 的整数，而不是 {version}</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program (format {version})</source>
        <translation>{name} 由更新版本的程序写入（格式 {version}）</translation>
    </message>
    <message>
        <source>{name} would be larger than {size} MiB</source>
        <translation>{name} 将超过 {size} MiB</translation>
    </message>
    <message>
        <source>{name}: {entry} has no array latent</source>
        <translation>{name}：{entry} 中没有数组 latent</translation>
    </message>
    <message>
        <source>{name}: {entry}: the array latent has numbers that are not finite</source>
        <translation>{name}：{entry}：数组 latent 中有非有限数值</translation>
    </message>
    <message>
        <source>{name}: the shape of node {node!r} is damaged: it is not the one that was saved</source>
        <translation>{name}：物体 {node!r} 的形状已损坏：与保存时不一致</translation>
    </message>
    <message>
        <source>{name} does not hold the shape of node {node!r}; it is drawn as its box</source>
        <translation>{name} 中没有物体 {node!r} 的形状；以长方体显示</translation>
    </message>
    <message>
        <source>its latent must be float32 and finite</source>
        <translation>其 latent 必须是有限的 float32 数值</translation>
    </message>
    <message>
        <source>the shape of node {node!r} cannot be saved: {reason}</source>
        <translation>无法保存物体 {node!r} 的形状：{reason}</translation>
    </message>
    <message>
        <source>{where} has two floors, nodes {one!r} and {other!r}</source>
        <translation>{where} 有两个地面：{one!r} 和 {other!r}</translation>
    </message>
    <message>
        <source>{where} has more than {nodes} nodes or {relations} relations</source>
        <translation>{where} 的物体超过 {nodes} 个或关系超过 {relations} 个</translation>
    </message>
    <message>
        <source>{where} must be [subject, object, number, predicate], not {count} values</source>
        <translation>{where} 必须是 [subject, object, number, predicate]，而不是 {count} 个值</translation>
    </message>
    <message>
        <source>{where} relates the node {node!r} to itself</source>
        <translation>{where} 将物体 {node!r} 与自身关联</translation>
    </message>
    <message>
        <source>{where} must have {count} numbers, not {found}</source>
        <translation>{where} 必须有 {count} 个数，而不是 {found} 个</translation>
    </message>
    <message>
        <source>{where}: a size must be positive, not {size:g}</source>
        <translation>{where}：尺寸必须为正数，而不是 {size:g}</translation>
    </message>
    <message>
        <source>entry {number} of &apos;scans&apos;</source>
        <translation>&apos;scans&apos; 的第 {number} 项</translation>
    </message>
    <message>
        <source>{name}: two scans are named {scan!r}</source>
        <translation>{name}：有两个场景都名为 {scan!r}</translation>
    </message>
    <message>
        <source>{where}: relation {number} is about the whole scene and left out</source>
        <translation>{where}：关系 {number} 涉及整个场景，已略去</translation>
    </message>
    <message>
        <source>{where}: a node must be named by its id, not {kind}</source>
        <translation>{where}：物体必须用标识表示，而不是{kind}</translation>
    </message>
    <message>
        <source>{where} names the node {node}, which does not exist</source>
        <translation>{where} 提到的物体 {node} 不存在</translation>
    </message>
    <message>
        <source>the boxes</source>
        <translation>包围盒</translation>
    </message>
    <message>
        <source>{where}: param7: {reason}</source>
        <translation>{where}：param7：{reason}</translation>
    </message>
    <message>
        <source>SG-FRONT has no place for the value of {subject} {predicate} {object}</source>
        <translation>SG-FRONT 无法存放 {subject} {predicate} {object} 的数值</translation>
    </message>
    <message>
        <source>the name of scan {number}</source>
        <translation>场景 {number} 的名称</translation>
    </message>
    <message>
        <source>a node id</source>
        <translation>物体标识</translation>
    </message>
    <message>
        <source>the name of node {node!r}</source>
        <translation>物体 {node!r} 的名称</translation>
    </message>
    <message>
        <source>relation {number}</source>
        <translation>关系 {number}</translation>
    </message>
    <message>
        <source>the predicate</source>
        <translation>谓词</translation>
    </message>
    <message>
        <source>SG-FRONT has no place for the relation {subject} {predicate} {object}</source>
        <translation>SG-FRONT 无法存放关系 {subject} {predicate} {object}</translation>
    </message>
    <message>
        <source>floor {node!r}</source>
        <translation>地面 {node!r}</translation>
    </message>
    <message>
        <source>node {node!r}</source>
        <translation>物体 {node!r}</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>真/假值</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} 不是数</translation>
    </message>
    <message>
        <source>{where}: {place}</source>
        <translation>{where}：{place}</translation>
    </message>
    <message>
        <source>the number {number} is too large</source>
        <translation>数 {number} 过大</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>{where} must be an object, not {kind}</source>
        <translation>{where} 必须是对象，而不是{kind}</translation>
    </message>
    <message>
        <source>{where} must be a list, not {kind}</source>
        <translation>{where} 必须是列表，而不是{kind}</translation>
    </message>
    <message>
        <source>{where} must be a text, not {kind}</source>
        <translation>{where} 必须是文本，而不是{kind}</translation>
    </message>
    <message>
        <source>{where} must have 1 to {limit} characters, not {count}</source>
        <translation>{where} 必须有 1 到 {limit} 个字符，而不是 {count} 个</translation>
    </message>
    <message>
        <source>{where} has half a character in it: {text}</source>
        <translation>{where} 中有不完整的字符：{text}</translation>
    </message>
    <message>
        <source>{where} must be a number, not {kind}</source>
        <translation>{where} 必须是数，而不是{kind}</translation>
    </message>
    <message>
        <source>{where} has no {key!r}</source>
        <translation>{where} 缺少 {key!r}</translation>
    </message>
    <message>
        <source>{name} is not UTF-8 text (byte {place})</source>
        <translation>{name} 不是 UTF-8 文本（第 {place} 字节）</translation>
    </message>
    <message>
        <source>{name} is not JSON: {reason} in line {line}, column {column}</source>
        <translation>{name} 不是 JSON：第 {line} 行第 {column} 列：{reason}</translation>
    </message>
    <message>
        <source>{name} is nested too deeply</source>
        <translation>{name} 嵌套过深</translation>
    </message>
    <message>
        <source>{name} is not JSON: {reason}</source>
        <translation>{name} 不是 JSON：{reason}</translation>
    </message>
    <message>
        <source>{where} is too large</source>
        <translation>{where} 过大</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation>键 {key} 在同一对象中出现两次</translation>
    </message>
    <message>
        <source>a document type</source>
        <translation>文档类型声明</translation>
    </message>
    <message>
        <source>Redo {name}</source>
        <translation>重做“{name}”</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some}和{last}</translation>
    </message>
    <message>
        <source>{first}, {more}</source>
        <translation>{first}、{more}</translation>
    </message>
    <message>
        <source>{who} cannot be one inside the other and beside it ({relations}).</source>
        <translation>{who}不能既一个在另一个内部，又并排放置（{relations}）。</translation>
    </message>
    <message>
        <source>from left to right</source>
        <translation>从左到右</translation>
    </message>
    <message>
        <source>from behind to front</source>
        <translation>从后到前</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>按大小</translation>
    </message>
    <message>
        <source>by height</source>
        <translation>按高度</translation>
    </message>
    <message>
        <source>{who} cannot be put in order {how}: they go in a circle ({relations}).</source>
        <translation>{who}无法{how}排列：首尾成环（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot both be in {corner}: they would cover each other ({relations}).</source>
        <translation>{who}不能同时放在{corner}：会互相重叠（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot all be in {corner}: two at most have space there ({relations}).</source>
        <translation>{who}不能都放在{corner}：那里最多放得下两个（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot each have a corner: there are {count} ({relations}).</source>
        <translation>{who}不能各占一个墙角：墙角只有 {count} 个（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be in {corner} and in {other} at once ({relations}).</source>
        <translation>{who}不能同时在{corner}和{other}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be at a distance below zero ({relations}).</source>
        <translation>{who}之间的距离不能小于零（{relations}）。</translation>
    </message>
    <message>
        <source>The room is too small for {who} to be {length:g} m from {other}: {most:.2f} m is the most ({relations}).</source>
        <translation>房间太小，{who}与{other}无法相距 {length:g} 米：最多 {most:.2f} 米（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be {length:g} m apart{held}: what else is said leaves {most:.2f} m at most ({relations}).</source>
        <translation>{who}{held}无法相距 {length:g} 米：其他条件最多允许 {most:.2f} 米（{relations}）。</translation>
    </message>
    <message>
        <source>{held}, so it cannot become true that {relation} ({relations}).</source>
        <translation>{held}，因此无法满足：{relation}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} is locked</source>
        <translation>{who}已锁定</translation>
    </message>
    <message>
        <source>{who} are both locked</source>
        <translation>{who}均已锁定</translation>
    </message>
    <message>
        <source>{who} are locked</source>
        <translation>{who}已锁定</translation>
    </message>
    <message>
        <source>The room has no place for {who} as they are to stand{missing} ({relations}).</source>
        <translation>按要求摆放时，房间放不下{who}{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be placed so{held}{missing} ({relations}).</source>
        <translation>{who}{held}无法这样放置{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be placed so anywhere{missing} ({relations}).</source>
        <translation>{who}在任何位置都无法这样放置{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>The room has {area:.1f} m² of floor, and {who} take at least {least:.1f} m² of it.</source>
        <translation>房间地面为 {area:.1f} 平方米，而{who}至少需要 {least:.1f} 平方米。</translation>
    </message>
    <message>
        <source>{who} need at least {least:.2f} m of wall, and {wall} is {length:.2f} m long ({relations}).</source>
        <translation>{who}至少需要 {least:.2f} 米墙面，而{wall}只有 {length:.2f} 米长（{relations}）。</translation>
    </message>
    <message>
        <source>{who} need at least {least:.2f} m of wall, and all walls together are {length:.2f} m long ({relations}).</source>
        <translation>{who}至少需要 {least:.2f} 米墙面，而所有墙加起来只有 {length:.2f} 米长（{relations}）。</translation>
    </message>
    <message>
        <source>{who} are too much to be inside {other} ({relations}).</source>
        <translation>{other}内部放不下{who}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} is too large for the room: it takes at least {depth:.2f} × {width:.2f} m of the floor.</source>
        <translation>{who}对房间来说太大：至少占地 {depth:.2f} × {width:.2f} 米。</translation>
    </message>
    <message>
        <source>{who} does not fit into {other}, which is never that large ({relations}).</source>
        <translation>{who}放不进{other}，后者不可能有那么大（{relations}）。</translation>
    </message>
    <message>
        <source>{who} is too large for the room: it is at least {height:.2f} m high and the ceiling at {most:.2f} m.</source>
        <translation>{who}对房间来说太大：高度至少 {height:.2f} 米，而天花板高 {most:.2f} 米。</translation>
    </message>
    <message>
        <source>they are locked</source>
        <translation>锁定的位置</translation>
    </message>
    <message>
        <source>they must stand</source>
        <translation>必须摆放的位置</translation>
    </message>
    <message>
        <source>The room is too small for {who} to mirror each other ({relations}).</source>
        <translation>房间太小，{who}无法相互对称（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot mirror each other where {where} ({relations}).</source>
        <translation>{who}在{where}无法相互对称（{relations}）。</translation>
    </message>
    <message>
        <source>The room is too small for {who} to be {length:g} m apart ({relations}).</source>
        <translation>房间太小，{who}无法相距 {length:g} 米（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be {length:g} m apart where {where} ({relations}).</source>
        <translation>{who}在{where}无法相距 {length:g} 米（{relations}）。</translation>
    </message>
    <message>
        <source> while {who} is locked</source>
        <translation>在{who}锁定时</translation>
    </message>
    <message>
        <source> while {who} are locked</source>
        <translation>在{who}锁定时</translation>
    </message>
    <message>
        <source>; {length:.2f} m are missing</source>
        <translation>；还差 {length:.2f} 米</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>其他 {count} 个</translation>
    </message>
    <message>
        <source>{first}; {more}</source>
        <translation>{first}；{more}</translation>
    </message>
    <message>
        <source> where it is locked</source>
        <translation>在锁定的位置</translation>
    </message>
    <message>
        <source> where they are locked</source>
        <translation>在锁定的位置</translation>
    </message>
    <message>
        <source>{who} cannot be turned so: it would face two ways{held} ({relations}).</source>
        <translation>{who}{held}无法这样旋转：会同时朝向两个方向（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot face each other: they are to face the same way{held} ({relations}).</source>
        <translation>{who}{held}无法面对面：它们应朝向同一方向（{relations}）。</translation>
    </message>
    <message>
        <source>{who} do not come in sizes that differ so{beyond} ({relations}).</source>
        <translation>{who}没有相差这么多的尺寸{beyond}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be so under a ceiling at {height:.2f} m{missing} ({relations}).</source>
        <translation>天花板高 {height:.2f} 米，{who}无法这样放置{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} do not go together in height{missing} ({relations}).</source>
        <translation>{who}的高度不相容{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} exclude each other&apos;s places: what stands on something touches it ({relations}).</source>
        <translation>{who}的位置互相排斥：放在某物上就会与它接触（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be at such heights{held} at any size they come in{missing} ({relations}).</source>
        <translation>无论什么尺寸，{who}{held}都无法处于这样的高度{missing}（{relations}）。</translation>
    </message>
    <message>
        <source>; the volumes are off by a factor of {factor:.1f}</source>
        <translation>；体积相差 {factor:.1f} 倍</translation>
    </message>
    <message>
        <source>{name!r} cannot be a node id: it names a part of the room or has odd characters</source>
        <translation>{name!r} 不能用作物体标识：它是房间部分的名称或含有特殊字符</translation>
    </message>
    <message>
        <source>the footprint of a building reaches out of its box</source>
        <translation>建筑的占地轮廓超出其包围盒</translation>
    </message>
    <message>
        <source>the footprint of a building crosses or touches itself</source>
        <translation>建筑的占地轮廓自相交或自相接触</translation>
    </message>
    <message>
        <source>the floor polygon has no area</source>
        <translation>地面轮廓的面积为零</translation>
    </message>
    <message>
        <source>the floor polygon must run counter-clockwise</source>
        <translation>地面轮廓必须按逆时针方向排列</translation>
    </message>
    <message>
        <source>the floor polygon crosses or touches itself</source>
        <translation>地面轮廓自相交或自相接触</translation>
    </message>
    <message>
        <source>{opening} is on wall {wall}, which does not exist</source>
        <translation>{opening}所在的墙 {wall} 不存在</translation>
    </message>
    <message>
        <source>two nodes have the id {node!r}</source>
        <translation>有两个物体的标识都是 {node!r}</translation>
    </message>
    <message>
        <source>two surfaces have one id</source>
        <translation>有两个表面的标识相同</translation>
    </message>
    <message>
        <source>two roads have one id</source>
        <translation>有两条道路的标识相同</translation>
    </message>
    <message>
        <source>two junctions have one id</source>
        <translation>有两个路口的标识相同</translation>
    </message>
    <message>
        <source>the surface {surface!r} is of the road {road!r}, which does not exist</source>
        <translation>表面 {surface!r} 所属的道路 {road!r} 不存在</translation>
    </message>
    <message>
        <source>the relation {relation} stands twice</source>
        <translation>关系“{relation}”重复出现</translation>
    </message>
    <message>
        <source>the relation {relation} is about {node!r}, which does not exist</source>
        <translation>关系“{relation}”涉及的 {node!r} 不存在</translation>
    </message>
    <message>
        <source>there is no node {node!r} in the scene</source>
        <translation>场景中没有物体 {node!r}</translation>
    </message>
    <message>
        <source>a door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>node {node!r} rests on {other!r}, which does not exist</source>
        <translation>物体 {node!r} 所放置的 {other!r} 不存在</translation>
    </message>
    <message>
        <source>node {node!r} rests on itself</source>
        <translation>物体 {node!r} 放在了自身上</translation>
    </message>
    <message>
        <source>the relation {relation} relates a node to itself</source>
        <translation>关系“{relation}”将物体与自身关联</translation>
    </message>
    <message>
        <source>the relation {relation} names {node!r}, which does not exist</source>
        <translation>关系“{relation}”提到的 {node!r} 不存在</translation>
    </message>
    <message>
        <source>a {kind} has {count} values, not {found}</source>
        <translation>{kind} 有 {count} 个值，而不是 {found} 个</translation>
    </message>
    <message>
        <source>the lanes of a section must stand from left to right, each once</source>
        <translation>路段的车道必须从左到右排列，且各出现一次</translation>
    </message>
    <message>
        <source>its lanes bend more often than can be drawn</source>
        <translation>其车道弯折过多，无法绘制</translation>
    </message>
    <message>
        <source>{kind}: {width} m is narrower than {limit} m</source>
        <translation>{kind}：{width} m，窄于 {limit} m</translation>
    </message>
    <message>
        <source>{kind}: {width} m is wider than {limit} m</source>
        <translation>{kind}：{width} m，宽于 {limit} m</translation>
    </message>
    <message>
        <source>the surface {surface!r} has {count} heights for {corners} corners</source>
        <translation>表面 {surface!r} 有 {corners} 个角点，却有 {count} 个高度</translation>
    </message>
    <message>
        <source>the axis of the surface {surface!r} is a single point</source>
        <translation>表面 {surface!r} 的轴线只有一个点</translation>
    </message>
    <message>
        <source>the mesh has no volume</source>
        <translation>网格没有体积</translation>
    </message>
    <message>
        <source>the mesh encloses nothing</source>
        <translation>网格没有围成任何空间</translation>
    </message>
    <message>
        <source>{name} is a whole scene that this program exported; convert the .scene it was made from</source>
        <translation>{name} 是本程序导出的整个场景；请使用导出它的 .scene 文件</translation>
    </message>
    <message>
        <source>{name} needs the extension {extension}, which is not read; save it without</source>
        <translation>{name} 需要不支持的扩展 {extension}；请保存为不使用该扩展的文件</translation>
    </message>
    <message>
        <source>{name} keeps its triangles in another file; save it as one binary file</source>
        <translation>{name} 的三角形存放在另一个文件中；请保存为单个二进制文件</translation>
    </message>
    <message>
        <source>{name} holds more than {count} million numbers</source>
        <translation>{name} 中的数超过 {count}00 万个</translation>
    </message>
    <message>
        <source>{name} has more than {count} million triangles</source>
        <translation>{name} 的三角形超过 {count}00 万个</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends within its header</source>
        <translation>{name} 已损坏：文件头不完整</translation>
    </message>
    <message>
        <source>{name} is not a binary glTF 2.0 file, or it is damaged</source>
        <translation>{name} 不是 glTF 2.0 二进制文件，或已损坏</translation>
    </message>
    <message>
        <source>{name} is damaged: its nodes do not form a tree</source>
        <translation>{name} 已损坏：节点没有构成树</translation>
    </message>
    <message>
        <source>there is no unit {unit!r}; there are {units}</source>
        <translation>没有单位 {unit!r}；可用的有 {units}</translation>
    </message>
    <message>
        <source>the front cannot look along the axis that is up</source>
        <translation>正面不能朝向竖直轴</translation>
    </message>
    <message>
        <source>a size must be between {least:g} and {most:g} metres</source>
        <translation>尺寸必须在 {least:g} 到 {most:g} 米之间</translation>
    </message>
    <message>
        <source>{name} is {size:.3g} m large, which nothing can be; say its size or unit</source>
        <translation>{name} 大小为 {size:.3g} 米，不可能这么大；请指定尺寸或单位</translation>
    </message>
    <message>
        <source>some of its solids pass through each other</source>
        <translation>其中有些实体互相穿插</translation>
    </message>
    <message>
        <source>the {what} direction must be one of {directions}, not {name!r}</source>
        <translation>{what} 方向必须是 {directions} 之一，而不是 {name!r}</translation>
    </message>
    <message>
        <source>taken to be in {unit}</source>
        <translation>被视为以 {unit} 为单位</translation>
    </message>
    <message>
        <source>in no unit that gives a plausible size: scaled to what is usual</source>
        <translation>没有合理的单位，已缩放到常用尺寸</translation>
    </message>
    <message>
        <source>the file is {how}, so it is {size} m (depth, width, height)</source>
        <translation>文件{how}，因此大小为 {size} 米（深、宽、高）</translation>
    </message>
    <message>
        <source>{size} m is an odd size for {kind}</source>
        <translation>{size} 米对{kind}来说不太寻常</translation>
    </message>
    <message>
        <source>{up} of the file is up, and its front looks to {front}</source>
        <translation>文件中 {up} 朝上，正面朝向 {front}</translation>
    </message>
    <message>
        <source>{name} is not a mesh that this program can read ({endings})</source>
        <translation>{name} 不是本程序可以读取的网格（{endings}）</translation>
    </message>
    <message>
        <source>{name} holds no triangles</source>
        <translation>{name} 中没有三角形</translation>
    </message>
    <message>
        <source>{name} takes more memory than there is</source>
        <translation>内存不足，无法读取 {name}</translation>
    </message>
    <message>
        <source>the surface {id!r} covers nothing</source>
        <translation>地面 {id!r} 不覆盖任何区域</translation>
    </message>
    <message>
        <source>the surface {id!r} does not lie along its middle line</source>
        <translation>地面 {id!r} 不沿其中线延伸</translation>
    </message>
    <message>
        <source>a middle line is a single point</source>
        <translation>中线只是一个点</translation>
    </message>
    <message>
        <source>{name} has no road that can be read{what}</source>
        <translation>{name} 没有可读取的道路{what}</translation>
    </message>
    <message>
        <source>{name} has more lanes than a scene may hold surfaces ({max_surfaces})</source>
        <translation>{name} 的车道数超过场景允许的地面数（{max_surfaces}）</translation>
    </message>
    <message>
        <source>writing OpenDRIVE needs the library scenariogeneration: pip install &apos;scene-composer[opendrive]&apos;</source>
        <translation>写入 OpenDRIVE 需要 scenariogeneration 库：pip install &apos;scene-composer[opendrive]&apos;</translation>
    </message>
    <message>
        <source>OpenDRIVE describes roads, and the scene has none</source>
        <translation>OpenDRIVE 描述道路，而场景中没有道路</translation>
    </message>
    <message>
        <source>{name} cannot be written: {error}</source>
        <translation>无法写入 {name}：{error}</translation>
    </message>
    <message>
        <source>{name} has no points</source>
        <translation>{name} 没有点</translation>
    </message>
    <message>
        <source>{name} is not an OpenStreetMap file: it begins with &lt;{what}&gt;</source>
        <translation>{name} 不是 OpenStreetMap 文件：它以 &lt;{what}&gt; 开头</translation>
    </message>
    <message>
        <source>{name} has more points than the {max_points} that are allowed</source>
        <translation>{name} 的点数超过允许的 {max_points} 个</translation>
    </message>
    <message>
        <source>{name} has more ways or relations than are allowed</source>
        <translation>{name} 的路径或关系数量超过上限</translation>
    </message>
    <message>
        <source>{name}: {error}</source>
        <translation>{name}：{error}</translation>
    </message>
    <message>
        <source>{name} declares a document type, which is not allowed: it could define endless text</source>
        <translation>{name} 声明了文档类型，这是不允许的：它可能定义无限长的文本</translation>
    </message>
    <message>
        <source>{name} is nested more than {max_depth} deep in line {line}</source>
        <translation>{name} 第 {line} 行的嵌套超过 {max_depth} 层</translation>
    </message>
    <message>
        <source>{name} has a tag of more than {number} MiB</source>
        <translation>{name} 有一个超过 {number} MiB 的标签</translation>
    </message>
    <message>
        <source>{name} is not XML from line {lineno} on{within}: {what}</source>
        <translation>{name} 从第 {lineno} 行起不是 XML{within}：{what}</translation>
    </message>
    <message>
        <source>{name} is not XML: {error}</source>
        <translation>{name} 不是 XML：{error}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {what}</source>
        <translation>无法读取 {name}：{what}</translation>
    </message>
    <message>
        <source>{name} has more than {max_elements} elements in {where}</source>
        <translation>{name} 在 {where} 中的元素超过 {max_elements} 个</translation>
    </message>
    <message>
        <source>{who} cannot be so near to each other with a road between them, {least:.1f} m at least ({relations}).</source>
        <translation>{who} 之间隔着道路，不可能这么近，至少 {least:.1f} 米（{relations}）。</translation>
    </message>
    <message>
        <source>This street has no {lost} for {who} ({relations}).</source>
        <translation>这条街道没有供 {who} 使用的 {lost}（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be between each other: one of three is in the middle ({relations}).</source>
        <translation>{who} 不可能互相处于对方之间：三者中只有一个在中间（{relations}）。</translation>
    </message>
    <message>
        <source>{who} stand in one row along {what} and cannot each have another distance to its neighbours ({relations}).</source>
        <translation>{who} 沿 {what} 排成一列，与相邻物体的间距不可能各不相同（{relations}）。</translation>
    </message>
    <message>
        <source>{who} do not find place along {what} {apart:g} m apart: on {long:.1f} m there is place for {most} ({relations}).</source>
        <translation>{who} 无法以 {apart:g} 米的间距沿 {what} 排开：{long:.1f} 米只够放 {most} 个（{relations}）。</translation>
    </message>
    <message>
        <source>{who} cannot be in such a place{held} ({relations}).</source>
        <translation>{who} 不可能处于这样的位置{held}（{relations}）。</translation>
    </message>
    <message>
        <source>The street has no place where {who} could be so, as large as it is at least ({relations}).</source>
        <translation>即使取最小尺寸，街道上也没有能这样放置 {who} 的地方（{relations}）。</translation>
    </message>
    <message>
        <source>Reshape {ground}</source>
        <translation>改变 {ground} 的形状</translation>
    </message>
    <message>
        <source>Reshape {count} pieces of ground</source>
        <translation>改变 {count} 块地面的形状</translation>
    </message>
    <message>
        <source>Change junction</source>
        <translation>修改路口</translation>
    </message>
    <message>
        <source>Change road</source>
        <translation>修改道路</translation>
    </message>
    <message>
        <source>Change {count} roads</source>
        <translation>修改 {count} 条道路</translation>
    </message>
    <message>
        <source>Delete ground</source>
        <translation>删除地面</translation>
    </message>
    <message>
        <source>Delete {count} pieces of ground</source>
        <translation>删除 {count} 块地面</translation>
    </message>
    <message>
        <source>there is no surface {name!r} on the street</source>
        <translation>街道上没有地面 {name!r}</translation>
    </message>
    <message>
        <source>a surface keeps its id</source>
        <translation>地面的标识不可更改</translation>
    </message>
    <message>
        <source>there is no {kind} {name!r} on the street</source>
        <translation>街道上没有 {kind} {name!r}</translation>
    </message>
    <message>
        <source>a {kind} keeps its id</source>
        <translation>{kind} 的标识不可更改</translation>
    </message>
    <message>
        <source>the lanes of the road {id!r} take more than {most_corners} corners</source>
        <translation>道路 {id!r} 的车道需要超过 {most_corners} 个角点</translation>
    </message>
    <message>
        <source>it tilts by more than a right angle</source>
        <translation>倾斜超过直角</translation>
    </message>
    <message>
        <source>its lanes are farther than {max_extent:g} m from the origin</source>
        <translation>其车道离原点超过 {max_extent:g} 米</translation>
    </message>
    <message>
        <source>{name} is not a mesh that can be read, or it is damaged: {reason}</source>
        <translation>{name} 不是可读取的网格，或已损坏：{reason}</translation>
    </message>
    <message>
        <source>{name} is damaged: a triangle names a point that does not exist</source>
        <translation>{name} 已损坏：有三角形引用了不存在的点</translation>
    </message>
    <message>
        <source>{name} is damaged: {share:.0%} of its triangles have corners that are no numbers</source>
        <translation>{name} 已损坏：{share:.0%} 的三角形的角点不是有效数值</translation>
    </message>
    <message>
        <source>{name} is flat: it has no volume</source>
        <translation>{name} 是扁平的，没有体积</translation>
    </message>
    <message>
        <source>1 triangle</source>
        <translation>1 个三角形</translation>
    </message>
    <message>
        <source>{count:,} triangles</source>
        <translation>{count:,} 个三角形</translation>
    </message>
    <message>
        <source>1 piece</source>
        <translation>1 片</translation>
    </message>
    <message>
        <source>{count:,} pieces</source>
        <translation>{count:,} 片</translation>
    </message>
    <message>
        <source>its {count:,} triangles do not hang together and cannot be made fewer</source>
        <translation>其 {count:,} 个三角形互不相连，无法简化</translation>
    </message>
    <message>
        <source>{before:,} triangles made {count:,}</source>
        <translation>三角形由 {before:,} 个简化为 {count:,} 个</translation>
    </message>
    <message>
        <source>{triangles} added over small holes</source>
        <translation>为填补小孔添加了{triangles}</translation>
    </message>
    <message>
        <source>{triangles} with corners that are no numbers left out</source>
        <translation>略去角点无效的{triangles}</translation>
    </message>
    <message>
        <source>{name} has no surface worth showing</source>
        <translation>{name} 没有可显示的表面</translation>
    </message>
    <message>
        <source>the surface is open: what is inside is a guess</source>
        <translation>表面未闭合：内部为推测</translation>
    </message>
    <message>
        <source>{triangles} without area left out</source>
        <translation>略去面积为零的{triangles}</translation>
    </message>
    <message>
        <source>{triangles} that stood twice left out</source>
        <translation>略去重复的{triangles}</translation>
    </message>
    <message>
        <source>{pieces} of surface that lay inside out turned outwards</source>
        <translation>将内外颠倒的表面翻转：{pieces}</translation>
    </message>
    <message>
        <source>{triangles} turned to face as their neighbours do</source>
        <translation>调整{triangles}的朝向，使其与相邻面一致</translation>
    </message>
    <message>
        <source>{name} cannot be another of {other}, a thing of another kind; its shape is its own.</source>
        <translation>{name}与{other}种类不同，不能同款；它保持自己的形状。</translation>
    </message>
    <message>
        <source>the field is too intricate for {faces} triangles</source>
        <translation>形状过于复杂，{faces} 个三角形不够</translation>
    </message>
    <message>
        <source>the field holds values that are not finite</source>
        <translation>形状数据中有非有限数值</translation>
    </message>
    <message>
        <source>the field encloses nothing</source>
        <translation>形状没有围成任何空间</translation>
    </message>
    <message>
        <source>the field spans only {share:.0%} of its box</source>
        <translation>形状只占其长方体的 {share:.0%}</translation>
    </message>
    <message>
        <source>the field holds only crumbs</source>
        <translation>形状只有零星碎块</translation>
    </message>
    <message>
        <source>No shapes are trained for {kind}: drawn as its box.</source>
        <translation>尚未训练{kind}的形状；以长方体显示。</translation>
    </message>
    <message>
        <source>{name} has no shape yet</source>
        <translation>{name}还没有形状</translation>
    </message>
    <message>
        <source>{name} keeps its shape: {reason}.</source>
        <translation>{name}保持原有形状：{reason}。</translation>
    </message>
    <message>
        <source>{name} is drawn as its box: {reason}.</source>
        <translation>{name}以长方体显示：{reason}。</translation>
    </message>
    <message>
        <source>no shapes of {name} can be imagined</source>
        <translation>无法生成{name}的形状</translation>
    </message>
    <message>
        <source>{name} has no shape yet that could be varied.</source>
        <translation>{name}还没有可变化的形状。</translation>
    </message>
    <message>
        <source>The shape of {name} is kept.</source>
        <translation>{name}的形状保持不变。</translation>
    </message>
    <message>
        <source>No shapes are trained for {kind}: it cannot be varied.</source>
        <translation>尚未训练{kind}的形状，无法变化。</translation>
    </message>
    <message>
        <source>variants need a strength above 0</source>
        <translation>变体的幅度必须大于 0</translation>
    </message>
    <message>
        <source>{name} cannot be varied: {reason}.</source>
        <translation>{name}无法变化：{reason}。</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}：{command}</translation>
    </message>
    <message>
        <source>{stage} … {left}</source>
        <translation>{stage}… {left}</translation>
    </message>
    <message>
        <source>What overlaps, or is where it should not be</source>
        <translation>重叠的或位置不当的物体</translation>
    </message>
    <message>
        <source>{name} is out of its lane</source>
        <translation>{name} 偏离了车道</translation>
    </message>
    <message>
        <source>{category}: {said}</source>
        <translation>{category}：{said}</translation>
    </message>
    <message>
        <source>Objects on the street</source>
        <translation>街道上的物体</translation>
    </message>
    <message>
        <source>{name} stands in a lane</source>
        <translation>{name} 停在车道上</translation>
    </message>
    <message>
        <source>{reason}: {name}</source>
        <translation>{reason}：{name}</translation>
    </message>
    <message>
        <source>There is no ground to fill yet: draw a street, or open one.</source>
        <translation>还没有可填充的地面：请绘制或打开一条街道。</translation>
    </message>
    <message>
        <source>Fill the street</source>
        <translation>填充街道</translation>
    </message>
    <message>
        <source>Regenerate a block</source>
        <translation>重新生成区块</translation>
    </message>
    <message>
        <source>Filling the street</source>
        <translation>正在填充街道</translation>
    </message>
    <message>
        <source>{count} objects came.</source>
        <translation>新增 {count} 个物体。</translation>
    </message>
    <message>
        <source>Select the ground that is to be filled anew first.</source>
        <translation>请先选中要重新填充的地面。</translation>
    </message>
    <message>
        <source>There was no room for more.</source>
        <translation>没有空间放更多物体。</translation>
    </message>
    <message>
        <source>Draw {kind}</source>
        <translation>绘制{kind}</translation>
    </message>
    <message>
        <source>Reshape the street</source>
        <translation>调整街道形状</translation>
    </message>
    <message>
        <source>Remove ground</source>
        <translation>移除地面</translation>
    </message>
    <message>
        <source>edges cannot cross</source>
        <translation>边不能交叉</translation>
    </message>
    <message>
        <source>Remove the street</source>
        <translation>移除街道</translation>
    </message>
    <message>
        <source>Change the ground</source>
        <translation>更改地面</translation>
    </message>
    <message>
        <source>There is no carriageway here to cross.</source>
        <translation>这里没有可横穿的车行道。</translation>
    </message>
    <message>
        <source>Put a crossing</source>
        <translation>设置人行横道</translation>
    </message>
    <message>
        <source>this makes no street</source>
        <translation>这无法构成街道</translation>
    </message>
    <message>
        <source>at the edge of {name}</source>
        <translation>在{name}的边缘</translation>
    </message>
    <message>
        <source>at a corner of {name}</source>
        <translation>在{name}的一角</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>{name} could not be added</source>
        <translation>无法添加 {name}</translation>
    </message>
    <message>
        <source>{count} files could not be added</source>
        <translation>有 {count} 个文件无法添加</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, {size}: the file is taken to be in {unit}.</source>
        <translation>已将 {name} 添加为{kind}，{size}：按单位 {unit} 读取文件。</translation>
    </message>
    <message>
        <source>Add {count} objects</source>
        <translation>添加 {count} 个物体</translation>
    </message>
    <message>
        <source>Added {count} objects.</source>
        <translation>已添加 {count} 个物体。</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, scaled to {size}.</source>
        <translation>已将 {name} 添加为{kind}，缩放为 {size}。</translation>
    </message>
    <message>
        <source>Added {name} as {kind}, {size}.</source>
        <translation>已将 {name} 添加为{kind}，{size}。</translation>
    </message>
    <message>
        <source>{name}: {attribute}</source>
        <translation>{name}：{attribute}</translation>
    </message>
    <message>
        <source>closes the outline</source>
        <translation>闭合轮廓</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name}{number}</translation>
    </message>
    <message>
        <source>doors and windows are at least {size} wide</source>
        <translation>门窗宽度至少为 {size}</translation>
    </message>
    <message>
        <source>a wall is at least {size} long</source>
        <translation>墙长至少为 {size}</translation>
    </message>
    <message>
        <source>{size} from the corner</source>
        <translation>距墙角 {size}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>Put “{predicate}” right</source>
        <translation>修正“{predicate}”</translation>
    </message>
    <message>
        <source>there is no room to reshape</source>
        <translation>没有可修改的房间</translation>
    </message>
    <message>
        <source>One object has no ground below it any more; it stays where it is.</source>
        <translation>有一个物体下方已没有地面；它保持原位。</translation>
    </message>
    <message>
        <source>Change the cross-section</source>
        <translation>更改横断面</translation>
    </message>
    <message>
        <source>Draw a street</source>
        <translation>绘制街道</translation>
    </message>
    <message>
        <source>{count} objects have no ground below them any more; they stay.</source>
        <translation>{count} 个物体下方已没有地面；它们保持原位。</translation>
    </message>
    <message>
        <source>a street cannot cross itself</source>
        <translation>街道不能与自身交叉</translation>
    </message>
    <message>
        <source>two points at least</source>
        <translation>至少两个点</translation>
    </message>
    <message>
        <source>three corners at least</source>
        <translation>至少三个角</translation>
    </message>
    <message>
        <source>along the kerb</source>
        <translation>沿路缘</translation>
    </message>
    <message>
        <source>as one parks</source>
        <translation>按停车方向</translation>
    </message>
    <message>
        <source>along the lane</source>
        <translation>沿车道</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>square to the kerb</source>
        <translation>垂直于路缘</translation>
    </message>
    <message>
        <source>How much is on the street</source>
        <translation>街道上的物体多少</translation>
    </message>
    <message>
        <source>Deserted</source>
        <translation>空旷</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>密集</translation>
    </message>
    <message>
        <source>Scenes and meshes</source>
        <translation>场景和网格</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Meshes, added to the open scene</source>
        <translation>网格，添加到打开的场景</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Drop to open {name}.</source>
        <translation>松开以打开 {name}。</translation>
    </message>
    <message>
        <source>Drop to add {count} objects here.</source>
        <translation>松开以在此处添加 {count} 个物体。</translation>
    </message>
    <message>
        <source>Drop to add {name} here as an object.</source>
        <translation>松开以将 {name} 作为物体添加到此处。</translation>
    </message>
    <message>
        <source>Drop to trace over {name}.</source>
        <translation>松开以描摹 {name}。</translation>
    </message>
    <message>
        <source>its process ended at once</source>
        <translation>其进程立即退出</translation>
    </message>
    <message>
        <source>The generator cannot start: {reason}.</source>
        <translation>生成器无法启动：{reason}。</translation>
    </message>
    <message>
        <source>The generator gave the job up.</source>
        <translation>生成器放弃了此任务。</translation>
    </message>
    <message>
        <source>Seed of the street</source>
        <translation>街道的种子</translation>
    </message>
    <message>
        <source>Fill what is free</source>
        <translation>填充空处</translation>
    </message>
    <message>
        <source>Empty it first; what is locked or starred stays</source>
        <translation>先清空；已锁定或加星的保留</translation>
    </message>
    <message>
        <source>Fill the selected ground anew</source>
        <translation>重新填充所选地面</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>多少</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Along the street</source>
        <translation>沿街道</translation>
    </message>
    <message>
        <source>{name}: drag the middle to move it, drag its edge to another object to relate them</source>
        <translation>{name}：拖动中间可移动，从边缘拖到另一物体可建立关系</translation>
    </message>
    <message>
        <source>{name} …</source>
        <translation>{name}…</translation>
    </message>
    <message>
        <source>Relation with the street</source>
        <translation>与街道的关系</translation>
    </message>
    <message>
        <source>Objects appear here as you add them, and lines for what they have to do with each other.</source>
        <translation>添加的物体会显示在这里，连线表示它们之间的关系。</translation>
    </message>
    <message>
        <source>Tab adds one; drag from the edge of one to another to relate them.</source>
        <translation>按 Tab 添加物体；从一个物体的边缘拖到另一个物体即可建立关系。</translation>
    </message>
    <message>
        <source>{count} objects are not shown</source>
        <translation>有 {count} 个物体未显示</translation>
    </message>
    <message>
        <source>Select objects to see here what they have to do with each other; find them by name above.</source>
        <translation>选择物体即可在此查看它们之间的关系；可在上方按名称查找。</translation>
    </message>
    <message>
        <source>The generator failed: {reason}</source>
        <translation>生成器出错：{reason}</translation>
    </message>
    <message>
        <source>What objects have to do with each other appears here, and whether it is so on the plan.</source>
        <translation>物体之间的关系以及它们在平面图上是否成立会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing here has these words.</source>
        <translation>没有包含这些文字的内容。</translation>
    </message>
    <message>
        <source>Every relation holds.</source>
        <translation>所有关系均成立。</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The rest is as in what it is another of.</source>
        <translation>其余与同款物体相同。</translation>
    </message>
    <message>
        <source>New street</source>
        <translation>新建街道</translation>
    </message>
    <message>
        <source>Strips of the street</source>
        <translation>街道的条带</translation>
    </message>
    <message>
        <source>{name}, {width}</source>
        <translation>{name}，{width}</translation>
    </message>
    <message>
        <source>Length of the street</source>
        <translation>街道长度</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Drag a rectangle: what stands in it comes anew, everything else stays exactly as it is</source>
        <translation>拖出一个矩形：其中的物体重新生成，其余一切原样不变</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一个</translation>
    </message>
    <message>
        <source>Fill the same block anew, from another seed</source>
        <translation>用另一个种子重新填充同一区块</translation>
    </message>
    <message>
        <source>Click ground to select it; drag corners, edges, round handles; double-click puts one, Delete removes</source>
        <translation>单击选中地面；拖动角、边和圆形控制点；双击添加，Delete 删除</translation>
    </message>
    <message>
        <source>Click along the middle of the street or type a length; Enter or a double click ends it</source>
        <translation>沿街道中线单击或输入长度；按 Enter 或双击结束</translation>
    </message>
    <message>
        <source>Click the carriageway where people shall cross</source>
        <translation>在车行道上单击行人过街的位置</translation>
    </message>
    <message>
        <source>Kind of ground</source>
        <translation>地面类型</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Draw ground</source>
        <translation>绘制地面</translation>
    </message>
    <message>
        <source>Point by point along its middle</source>
        <translation>沿中线逐点绘制</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>人行横道</translation>
    </message>
    <message>
        <source>Across the carriageway, with one click</source>
        <translation>单击即可横穿车行道</translation>
    </message>
    <message>
        <source>Put a point of the street here</source>
        <translation>在此放置街道的点</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Put a crossing here</source>
        <translation>在此设置人行横道</translation>
    </message>
    <message>
        <source>Metres and centimetres</source>
        <translation>米和厘米</translation>
    </message>
    <message>
        <source>Feet and inches</source>
        <translation>英尺和英寸</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度单位</translation>
    </message>
    <message>
        <source>The 3D view cannot run on this computer: {reason}.</source>
        <translation>三维视图无法在此计算机上运行：{reason}。</translation>
    </message>
    <message>
        <source>Against it</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Select a lane or sidewalk of a street on the plan, to see and change its strips here.</source>
        <translation>在平面图上选中街道的车道或人行道，即可在此查看和更改其条带。</translation>
    </message>
    <message>
        <source>Kind of the strip</source>
        <translation>条带类型</translation>
    </message>
    <message>
        <source>Which way one goes on it</source>
        <translation>其上的行进方向</translation>
    </message>
    <message>
        <source>Width of the strip</source>
        <translation>条带宽度</translation>
    </message>
    <message>
        <source>Move the strip to the left</source>
        <translation>将条带左移</translation>
    </message>
    <message>
        <source>Move the strip to the right</source>
        <translation>将条带右移</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a strip to the right of the chosen one</source>
        <translation>在所选条带右侧添加一条</translation>
    </message>
    <message>
        <source>Remove the chosen strip</source>
        <translation>移除所选条带</translation>
    </message>
    <message>
        <source>Start from …</source>
        <translation>起始样式…</translation>
    </message>
    <message>
        <source>Take the strips of a usual street</source>
        <translation>采用常见街道的条带</translation>
    </message>
    <message>
        <source>Street {number}</source>
        <translation>街道 {number}</translation>
    </message>
    <message>
        <source>{name}: {width} m wide</source>
        <translation>{name}：宽 {width} m</translation>
    </message>
    <message>
        <source>{kind}: goes the other way than its side of the road</source>
        <translation>{kind}：与道路这一侧的方向相反</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>条带</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>along the street</source>
        <translation>顺街道方向</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>逆街道方向</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>横断面</translation>
    </message>
    <message>
        <source>{name}, {size}</source>
        <translation>{name}，{size}</translation>
    </message>
    <message>
        <source>Take the panel out of the window</source>
        <translation>将面板移出窗口</translation>
    </message>
    <message>
        <source>Put the panel away</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>New street …</source>
        <translation>新建街道…</translation>
    </message>
    <message>
        <source>Choose its strips, draw on from there</source>
        <translation>选择条带，然后继续绘制</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Edit the street</source>
        <translation>编辑街道</translation>
    </message>
    <message>
        <source>Ground and roads</source>
        <translation>地面与道路</translation>
    </message>
    <message>
        <source>A plaza, a lawn, a lake, corner by corner</source>
        <translation>广场、草坪、湖面，逐角绘制</translation>
    </message>
    <message>
        <source>Strips of the selected road, side by side</source>
        <translation>所选道路的条带，并排显示</translation>
    </message>
    <message>
        <source>Select the next piece of ground</source>
        <translation>选择下一块地面</translation>
    </message>
    <message>
        <source>Select the previous piece of ground</source>
        <translation>选择上一块地面</translation>
    </message>
    <message>
        <source>Fill the street …</source>
        <translation>填充街道…</translation>
    </message>
    <message>
        <source>How much, from which seed</source>
        <translation>多少物体，用哪个种子</translation>
    </message>
    <message>
        <source>The rest stays as it is</source>
        <translation>其余保持不变</translation>
    </message>
    <message>
        <source>Parallel projection</source>
        <translation>平行投影</translation>
    </message>
    <message>
        <source>The 3D view without perspective</source>
        <translation>无透视的三维视图</translation>
    </message>
    <message>
        <source>Drag the squares to resize, the circle to turn (Ctrl: any angle). Arrow keys move {step}, with Shift {leap}.</source>
        <translation>拖动方块调整大小，拖动圆圈旋转（Ctrl：任意角度）。方向键移动 {step}，按住 Shift 移动 {leap}。</translation>
    </message>
    <message>
        <source>Digits or Enter in the middle of a drag take an exact length, angle or size, such as 85, 0.85 m, 2&apos; 9&quot; or 120 x 60.</source>
        <translation>拖动时按数字或回车可输入精确的长度、角度或尺寸，如 85、0.85 m、2&apos; 9&quot; 或 120 x 60。</translation>
    </message>
    <message>
        <source>5 switches between perspective and parallel projection; 4 and 6, 8 and 2 turn the view by 15°.</source>
        <translation>5 在透视与平行投影之间切换；4 和 6、8 和 2 将视图旋转 15°。</translation>
    </message>
    <message>
        <source>Studio flat</source>
        <translation>单间公寓</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>{name}: {count} more things could not be taken over</source>
        <translation>{name}：另有 {count} 项无法导入</translation>
    </message>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}：{sentence}</translation>
    </message>
    <message>
        <source>Drag objects on the plan</source>
        <translation>在平面图上拖动物体</translation>
    </message>
    <message>
        <source>All objects, except what is locked</source>
        <translation>所有物体，锁定的除外</translation>
    </message>
    <message>
        <source>1 floor, {height}</source>
        <translation>1 层，{height}</translation>
    </message>
    <message>
        <source>{count} floors, {height}</source>
        <translation>{count} 层，{height}</translation>
    </message>
    <message>
        <source>Change building</source>
        <translation>更改建筑</translation>
    </message>
    <message>
        <source>Shape what is on the street</source>
        <translation>为街上的物体生成形状</translation>
    </message>
    <message>
        <source>Lengthen row</source>
        <translation>延长排列</translation>
    </message>
    <message>
        <source>Shorten row</source>
        <translation>缩短排列</translation>
    </message>
    <message>
        <source>{count} in the row</source>
        <translation>此排共 {count} 个</translation>
    </message>
    <message>
        <source>There is nothing that could be placed otherwise.</source>
        <translation>没有可以换位置的物体。</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平顶</translation>
    </message>
    <message>
        <source>Gabled</source>
        <translation>人字形</translation>
    </message>
    <message>
        <source>Hipped</source>
        <translation>四坡</translation>
    </message>
    <message>
        <source>Half-hipped</source>
        <translation>半四坡</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>攒尖</translation>
    </message>
    <message>
        <source>Sloping one way</source>
        <translation>单坡</translation>
    </message>
    <message>
        <source>Mansard</source>
        <translation>孟莎式</translation>
    </message>
    <message>
        <source>Gambrel</source>
        <translation>折线形</translation>
    </message>
    <message>
        <source>Dome</source>
        <translation>穹顶</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Height of a floor</source>
        <translation>层高</translation>
    </message>
    <message>
        <source>Roof</source>
        <translation>屋顶</translation>
    </message>
    <message>
        <source>Height of the roof</source>
        <translation>屋顶高度</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>搜索目录</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} 平方米</translation>
    </message>
    <message>
        <source>{area}, {width} wide</source>
        <translation>{area}，宽 {width}</translation>
    </message>
    <message>
        <source>Rename ground</source>
        <translation>重命名地面</translation>
    </message>
    <message>
        <source>Above the ground</source>
        <translation>离地高度</translation>
    </message>
    <message>
        <source>Its strip is changed in the cross-section.</source>
        <translation>其条带在横断面中更改。</translation>
    </message>
    <message>
        <source>Drag objects here from the catalogue, or mesh files from a folder.</source>
        <translation>把物体从目录、或把网格文件从文件夹拖到这里。</translation>
    </message>
    <message>
        <source>A template opens at once; its shapes are imagined while you look, and repeat from their seeds.</source>
        <translation>模板会立即打开；其形状会在您查看时生成，并可由种子重现。</translation>
    </message>
    <message>
        <source>Other shapes of the selected object, or other layouts of all objects, appear here.</source>
        <translation>所选物体的其他形状，或所有物体的其他布局，会出现在这里。</translation>
    </message>
    <message>
        <source>Other layouts of all objects; what is locked stays</source>
        <translation>所有物体的其他布局；锁定的保持不变</translation>
    </message>
    <message>
        <source>A furnished room or a street to start from</source>
        <translation>以布置好的房间或一条街道为起点</translation>
    </message>
    <message>
        <source>Snap to what is near</source>
        <translation>吸附到邻近之物</translation>
    </message>
    <message>
        <source>Walk around</source>
        <translation>四处走走</translation>
    </message>
    <message>
        <source>Drag an object to move it; its back snaps to walls, on a street it keeps to lanes and kerbs. Shift keeps to one axis, Alt moves freely, Ctrl copies.</source>
        <translation>拖动物体即可移动；背面吸附到墙，在街道上则顺着车道和路缘。Shift 沿单轴，Alt 自由移动，Ctrl 复制。</translation>
    </message>
    <message>
        <source>B draws an object&apos;s outline, Shift+R reshapes the room, Shift+T the street; Ctrl+C, X and V copy, cut and paste between windows.</source>
        <translation>B 绘制物体的轮廓，Shift+R 修改房间，Shift+T 修改街道；Ctrl+C、X 和 V 可在窗口之间复制、剪切和粘贴。</translation>
    </message>
    <message>
        <source>Street corner</source>
        <translation>街角</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在上</translation>
    </message>
    <message>
        <source>is on {object}</source>
        <translation>在{object}上</translation>
    </message>
    <message>
        <source>along</source>
        <translation>沿</translation>
    </message>
    <message>
        <source>stands along</source>
        <translation>沿</translation>
    </message>
    <message>
        <source>stands along {object}</source>
        <translation>沿{object}放置</translation>
    </message>
    <message>
        <source>heading along</source>
        <translation>沿路行驶</translation>
    </message>
    <message>
        <source>heads along</source>
        <translation>沿路行驶</translation>
    </message>
    <message>
        <source>heads along {object}</source>
        <translation>沿{object}行驶</translation>
    </message>
    <message>
        <source>at crossing</source>
        <translation>在路口</translation>
    </message>
    <message>
        <source>stands at</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>stands at {object}</source>
        <translation>位于{object}</translation>
    </message>
    <message>
        <source>facing road</source>
        <translation>面向道路</translation>
    </message>
    <message>
        <source>turns its front to</source>
        <translation>正面朝向</translation>
    </message>
    <message>
        <source>turns its front to {object}</source>
        <translation>正面朝向{object}</translation>
    </message>
    <message>
        <source>set back from</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>is set back from {object}</source>
        <translation>自{object}后退</translation>
    </message>
    <message>
        <source>between</source>
        <translation>之间</translation>
    </message>
    <message>
        <source>is between {object}</source>
        <translation>在{object}之间</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>对面</translation>
    </message>
    <message>
        <source>across the road from</source>
        <translation>在对面</translation>
    </message>
    <message>
        <source>is across the road from {object}</source>
        <translation>在{object}对面</translation>
    </message>
    <message>
        <source>the floor</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>floor {number}</source>
        <translation>地面{number}</translation>
    </message>
    <message>
        <source>the curb</source>
        <translation>路缘</translation>
    </message>
    <message>
        <source>curb {number}</source>
        <translation>路缘 {number}</translation>
    </message>
    <message>
        <source>the lane</source>
        <translation>车道</translation>
    </message>
    <message>
        <source>lane {number}</source>
        <translation>车道 {number}</translation>
    </message>
    <message>
        <source>the road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>road {number}</source>
        <translation>道路 {number}</translation>
    </message>
    <message>
        <source>the crossing</source>
        <translation>人行横道</translation>
    </message>
    <message>
        <source>crossing {number}</source>
        <translation>人行横道 {number}</translation>
    </message>
    <message>
        <source>the sidewalk</source>
        <translation>人行道</translation>
    </message>
    <message>
        <source>sidewalk {number}</source>
        <translation>人行道 {number}</translation>
    </message>
    <message>
        <source>the parking</source>
        <translation>停车带</translation>
    </message>
    <message>
        <source>parking {number}</source>
        <translation>停车带 {number}</translation>
    </message>
    <message>
        <source>body</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>框架</translation>
    </message>
    <message>
        <source>cushion</source>
        <translation>软垫</translation>
    </message>
    <message>
        <source>top</source>
        <translation>顶面</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>玻璃</translation>
    </message>
    <message>
        <source>foliage</source>
        <translation>枝叶</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色部分</translation>
    </message>
    <message>
        <source>form 1</source>
        <translation>形态 1</translation>
    </message>
    <message>
        <source>form 2</source>
        <translation>形态 2</translation>
    </message>
    <message>
        <source>form 3</source>
        <translation>形态 3</translation>
    </message>
    <message>
        <source>apron</source>
        <translation>望板</translation>
    </message>
    <message>
        <source>arch</source>
        <translation>拱形</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>臂</translation>
    </message>
    <message>
        <source>arm height</source>
        <translation>扶手高度</translation>
    </message>
    <message>
        <source>arm rise</source>
        <translation>扶手上扬</translation>
    </message>
    <message>
        <source>arm style</source>
        <translation>扶手样式</translation>
    </message>
    <message>
        <source>arm width</source>
        <translation>扶手宽度</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>扶手</translation>
    </message>
    <message>
        <source>arrangement</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>asymmetry</source>
        <translation>不对称</translation>
    </message>
    <message>
        <source>awning</source>
        <translation>遮阳篷</translation>
    </message>
    <message>
        <source>axles</source>
        <translation>车轴</translation>
    </message>
    <message>
        <source>back</source>
        <translation>靠背</translation>
    </message>
    <message>
        <source>back box</source>
        <translation>后部箱体</translation>
    </message>
    <message>
        <source>back cushions</source>
        <translation>靠垫</translation>
    </message>
    <message>
        <source>back height</source>
        <translation>靠背高度</translation>
    </message>
    <message>
        <source>back lean</source>
        <translation>靠背倾斜</translation>
    </message>
    <message>
        <source>back panel</source>
        <translation>背板</translation>
    </message>
    <message>
        <source>back rake</source>
        <translation>靠背后倾</translation>
    </message>
    <message>
        <source>back style</source>
        <translation>靠背样式</translation>
    </message>
    <message>
        <source>backplate</source>
        <translation>底板</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>袋子</translation>
    </message>
    <message>
        <source>balconies</source>
        <translation>阳台</translation>
    </message>
    <message>
        <source>ball size</source>
        <translation>球体大小</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>条带</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>横杆</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>栏杆</translation>
    </message>
    <message>
        <source>base</source>
        <translation>底座</translation>
    </message>
    <message>
        <source>base corners</source>
        <translation>底座转角</translation>
    </message>
    <message>
        <source>base form</source>
        <translation>底座形状</translation>
    </message>
    <message>
        <source>base size</source>
        <translation>底座大小</translation>
    </message>
    <message>
        <source>basin depth</source>
        <translation>盆深</translation>
    </message>
    <message>
        <source>basin shape</source>
        <translation>盆形</translation>
    </message>
    <message>
        <source>basket</source>
        <translation>篮筐</translation>
    </message>
    <message>
        <source>bay width</source>
        <translation>开间宽度</translation>
    </message>
    <message>
        <source>bedding</source>
        <translation>床品</translation>
    </message>
    <message>
        <source>belly height</source>
        <translation>鼓腹高度</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>长凳</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <source>bezel</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>blanket</source>
        <translation>毯子</translation>
    </message>
    <message>
        <source>blossom</source>
        <translation>花朵</translation>
    </message>
    <message>
        <source>boards</source>
        <translation>木板</translation>
    </message>
    <message>
        <source>body style</source>
        <translation>车身样式</translation>
    </message>
    <message>
        <source>bolts</source>
        <translation>螺栓</translation>
    </message>
    <message>
        <source>bonnet</source>
        <translation>引擎盖</translation>
    </message>
    <message>
        <source>books</source>
        <translation>书籍</translation>
    </message>
    <message>
        <source>border</source>
        <translation>边饰</translation>
    </message>
    <message>
        <source>bowl roundness</source>
        <translation>盆体圆度</translation>
    </message>
    <message>
        <source>bowls</source>
        <translation>盆数</translation>
    </message>
    <message>
        <source>box</source>
        <translation>箱体</translation>
    </message>
    <message>
        <source>box height</source>
        <translation>箱体高度</translation>
    </message>
    <message>
        <source>brace</source>
        <translation>支撑</translation>
    </message>
    <message>
        <source>bracket</source>
        <translation>支架</translation>
    </message>
    <message>
        <source>branches</source>
        <translation>枝条</translation>
    </message>
    <message>
        <source>build</source>
        <translation>体型</translation>
    </message>
    <message>
        <source>bumper</source>
        <translation>保险杠</translation>
    </message>
    <message>
        <source>bumps</source>
        <translation>凸点</translation>
    </message>
    <message>
        <source>button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>cab height</source>
        <translation>驾驶室高度</translation>
    </message>
    <message>
        <source>cab length</source>
        <translation>驾驶室长度</translation>
    </message>
    <message>
        <source>canopy</source>
        <translation>顶罩</translation>
    </message>
    <message>
        <source>canopy height</source>
        <translation>顶罩高度</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>盖帽</translation>
    </message>
    <message>
        <source>carrier</source>
        <translation>货架</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>箱柜</translation>
    </message>
    <message>
        <source>chimney</source>
        <translation>烟囱</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>下边框</translation>
    </message>
    <message>
        <source>cistern</source>
        <translation>水箱</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>修剪</translation>
    </message>
    <message>
        <source>cloth</source>
        <translation>布料</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>衣物</translation>
    </message>
    <message>
        <source>collar</source>
        <translation>领圈</translation>
    </message>
    <message>
        <source>column</source>
        <translation>立柱</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>compartments</source>
        <translation>隔间</translation>
    </message>
    <message>
        <source>cone size</source>
        <translation>锥体大小</translation>
    </message>
    <message>
        <source>controls</source>
        <translation>控制面板</translation>
    </message>
    <message>
        <source>corners</source>
        <translation>转角</translation>
    </message>
    <message>
        <source>cornice</source>
        <translation>檐口</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>台面</translation>
    </message>
    <message>
        <source>crest</source>
        <translation>搭脑</translation>
    </message>
    <message>
        <source>cross arms</source>
        <translation>横担</translation>
    </message>
    <message>
        <source>cross bar</source>
        <translation>横梁</translation>
    </message>
    <message>
        <source>crown</source>
        <translation>树冠</translation>
    </message>
    <message>
        <source>crown height</source>
        <translation>树冠高度</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>曲度</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>cushion height</source>
        <translation>坐垫高度</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>depth share</source>
        <translation>深度比例</translation>
    </message>
    <message>
        <source>dial side</source>
        <translation>旋钮位置</translation>
    </message>
    <message>
        <source>dial size</source>
        <translation>旋钮大小</translation>
    </message>
    <message>
        <source>dials</source>
        <translation>旋钮</translation>
    </message>
    <message>
        <source>dispenser</source>
        <translation>分配器</translation>
    </message>
    <message>
        <source>display</source>
        <translation>显示屏</translation>
    </message>
    <message>
        <source>door inset</source>
        <translation>门板内凹</translation>
    </message>
    <message>
        <source>door side</source>
        <translation>门的位置</translation>
    </message>
    <message>
        <source>door size</source>
        <translation>门的大小</translation>
    </message>
    <message>
        <source>doors</source>
        <translation>门</translation>
    </message>
    <message>
        <source>doors below</source>
        <translation>下部门</translation>
    </message>
    <message>
        <source>dormers</source>
        <translation>老虎窗</translation>
    </message>
    <message>
        <source>drawer</source>
        <translation>抽屉</translation>
    </message>
    <message>
        <source>drawers</source>
        <translation>抽屉数</translation>
    </message>
    <message>
        <source>drivers</source>
        <translation>扬声器单元</translation>
    </message>
    <message>
        <source>droop</source>
        <translation>下垂</translation>
    </message>
    <message>
        <source>enclosure</source>
        <translation>围挡</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>端部</translation>
    </message>
    <message>
        <source>era</source>
        <translation>年代</translation>
    </message>
    <message>
        <source>exhaust</source>
        <translation>排气管</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>扇形</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>脚</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>滤网</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>火焰</translation>
    </message>
    <message>
        <source>flanges</source>
        <translation>法兰</translation>
    </message>
    <message>
        <source>flaps</source>
        <translation>翻板</translation>
    </message>
    <message>
        <source>flatness</source>
        <translation>扁平度</translation>
    </message>
    <message>
        <source>flue</source>
        <translation>烟道</translation>
    </message>
    <message>
        <source>fluting</source>
        <translation>凹槽</translation>
    </message>
    <message>
        <source>foot</source>
        <translation>支脚</translation>
    </message>
    <message>
        <source>footboard</source>
        <translation>床尾板</translation>
    </message>
    <message>
        <source>form</source>
        <translation>形态</translation>
    </message>
    <message>
        <source>frame profile</source>
        <translation>框架轮廓</translation>
    </message>
    <message>
        <source>frame width</source>
        <translation>框架宽度</translation>
    </message>
    <message>
        <source>freezer share</source>
        <translation>冷冻室比例</translation>
    </message>
    <message>
        <source>fringe</source>
        <translation>流苏</translation>
    </message>
    <message>
        <source>frond width</source>
        <translation>复叶宽度</translation>
    </message>
    <message>
        <source>fronds</source>
        <translation>复叶</translation>
    </message>
    <message>
        <source>fullness</source>
        <translation>饱满度</translation>
    </message>
    <message>
        <source>gait</source>
        <translation>步态</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>间隙</translation>
    </message>
    <message>
        <source>girth</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>goods</source>
        <translation>货物</translation>
    </message>
    <message>
        <source>grille</source>
        <translation>格栅</translation>
    </message>
    <message>
        <source>ground floor</source>
        <translation>底层</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>护罩</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>handle</source>
        <translation>把手</translation>
    </message>
    <message>
        <source>handle side</source>
        <translation>把手位置</translation>
    </message>
    <message>
        <source>handlebar</source>
        <translation>车把</translation>
    </message>
    <message>
        <source>handles</source>
        <translation>把手</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>head size</source>
        <translation>头部大小</translation>
    </message>
    <message>
        <source>headboard height</source>
        <translation>床头板高度</translation>
    </message>
    <message>
        <source>headboard style</source>
        <translation>床头板样式</translation>
    </message>
    <message>
        <source>hearth</source>
        <translation>炉床</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>铰链</translation>
    </message>
    <message>
        <source>hinge side</source>
        <translation>铰链位置</translation>
    </message>
    <message>
        <source>hob</source>
        <translation>灶台</translation>
    </message>
    <message>
        <source>hood</source>
        <translation>罩</translation>
    </message>
    <message>
        <source>hoods</source>
        <translation>罩</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>地平线</translation>
    </message>
    <message>
        <source>hutch</source>
        <translation>上柜</translation>
    </message>
    <message>
        <source>insulators</source>
        <translation>绝缘子</translation>
    </message>
    <message>
        <source>key level</source>
        <translation>键盘高度</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>kick plate</source>
        <translation>踢脚板</translation>
    </message>
    <message>
        <source>kickstand</source>
        <translation>撑脚</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>knobs</source>
        <translation>球形把手</translation>
    </message>
    <message>
        <source>ladder</source>
        <translation>梯子</translation>
    </message>
    <message>
        <source>ladder side</source>
        <translation>梯子位置</translation>
    </message>
    <message>
        <source>lamp</source>
        <translation>灯</translation>
    </message>
    <message>
        <source>lamps</source>
        <translation>灯数</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>leaf size</source>
        <translation>叶片大小</translation>
    </message>
    <message>
        <source>leaf width</source>
        <translation>叶片宽度</translation>
    </message>
    <message>
        <source>lean</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>leg height</source>
        <translation>腿高</translation>
    </message>
    <message>
        <source>legs</source>
        <translation>腿</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>lenses</source>
        <translation>灯头</translation>
    </message>
    <message>
        <source>lid</source>
        <translation>盖子</translation>
    </message>
    <message>
        <source>lid open</source>
        <translation>盖子开启</translation>
    </message>
    <message>
        <source>lid overhang</source>
        <translation>盖子外伸</translation>
    </message>
    <message>
        <source>light</source>
        <translation>灯光</translation>
    </message>
    <message>
        <source>load</source>
        <translation>装载</translation>
    </message>
    <message>
        <source>loader</source>
        <translation>装入方式</translation>
    </message>
    <message>
        <source>lobes</source>
        <translation>叶瓣</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>loose cushion</source>
        <translation>活动坐垫</translation>
    </message>
    <message>
        <source>low back</source>
        <translation>低靠背</translation>
    </message>
    <message>
        <source>lower bed</source>
        <translation>下铺</translation>
    </message>
    <message>
        <source>lower shelf</source>
        <translation>下层搁板</translation>
    </message>
    <message>
        <source>mantel</source>
        <translation>壁炉架</translation>
    </message>
    <message>
        <source>mat</source>
        <translation>垫子</translation>
    </message>
    <message>
        <source>material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>mattress height</source>
        <translation>床垫高度</translation>
    </message>
    <message>
        <source>mattress thickness</source>
        <translation>床垫厚度</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>modesty panel</source>
        <translation>挡板</translation>
    </message>
    <message>
        <source>motif</source>
        <translation>图案</translation>
    </message>
    <message>
        <source>mounting</source>
        <translation>安装方式</translation>
    </message>
    <message>
        <source>mudguards</source>
        <translation>挡泥板</translation>
    </message>
    <message>
        <source>music desk</source>
        <translation>谱架</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>颈部</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>前端</translation>
    </message>
    <message>
        <source>nozzle size</source>
        <translation>喷嘴大小</translation>
    </message>
    <message>
        <source>nozzles</source>
        <translation>喷嘴</translation>
    </message>
    <message>
        <source>nut</source>
        <translation>螺母</translation>
    </message>
    <message>
        <source>open niches</source>
        <translation>开放格</translation>
    </message>
    <message>
        <source>open section</source>
        <translation>开放部分</translation>
    </message>
    <message>
        <source>open side</source>
        <translation>开口侧</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>开口</translation>
    </message>
    <message>
        <source>openings</source>
        <translation>开口数</translation>
    </message>
    <message>
        <source>ovens</source>
        <translation>烤箱</translation>
    </message>
    <message>
        <source>overhang</source>
        <translation>外伸</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>panel height</source>
        <translation>面板高度</translation>
    </message>
    <message>
        <source>panelling</source>
        <translation>护板</translation>
    </message>
    <message>
        <source>panels</source>
        <translation>面板数</translation>
    </message>
    <message>
        <source>panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>花纹</translation>
    </message>
    <message>
        <source>pedal</source>
        <translation>踏板</translation>
    </message>
    <message>
        <source>pedals</source>
        <translation>踏板数</translation>
    </message>
    <message>
        <source>pedestals</source>
        <translation>台柜</translation>
    </message>
    <message>
        <source>pelmet</source>
        <translation>帘盒</translation>
    </message>
    <message>
        <source>pillows</source>
        <translation>枕头</translation>
    </message>
    <message>
        <source>piping</source>
        <translation>滚边</translation>
    </message>
    <message>
        <source>planting</source>
        <translation>种植</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>板</translation>
    </message>
    <message>
        <source>plates</source>
        <translation>板数</translation>
    </message>
    <message>
        <source>plinth</source>
        <translation>底座</translation>
    </message>
    <message>
        <source>pole girth</source>
        <translation>杆粗</translation>
    </message>
    <message>
        <source>pole taper</source>
        <translation>杆锥度</translation>
    </message>
    <message>
        <source>porch</source>
        <translation>门廊</translation>
    </message>
    <message>
        <source>post</source>
        <translation>立柱</translation>
    </message>
    <message>
        <source>post girth</source>
        <translation>立柱粗细</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>立柱数</translation>
    </message>
    <message>
        <source>pot shape</source>
        <translation>花盆形状</translation>
    </message>
    <message>
        <source>pot size</source>
        <translation>花盆大小</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>puffiness</source>
        <translation>蓬松度</translation>
    </message>
    <message>
        <source>raggedness</source>
        <translation>参差</translation>
    </message>
    <message>
        <source>rail width</source>
        <translation>横档宽度</translation>
    </message>
    <message>
        <source>rails</source>
        <translation>横档</translation>
    </message>
    <message>
        <source>rays</source>
        <translation>光芒</translation>
    </message>
    <message>
        <source>reach</source>
        <translation>伸出</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>retro</source>
        <translation>复古</translation>
    </message>
    <message>
        <source>rim</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>rim height</source>
        <translation>边缘高度</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>环</translation>
    </message>
    <message>
        <source>rings</source>
        <translation>环数</translation>
    </message>
    <message>
        <source>roof</source>
        <translation>屋顶</translation>
    </message>
    <message>
        <source>roof pitch</source>
        <translation>屋顶坡度</translation>
    </message>
    <message>
        <source>roundness</source>
        <translation>圆度</translation>
    </message>
    <message>
        <source>saddle height</source>
        <translation>车座高度</translation>
    </message>
    <message>
        <source>sashes</source>
        <translation>窗扇</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>seat</source>
        <translation>座面</translation>
    </message>
    <message>
        <source>seat count</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>seat height</source>
        <translation>座高</translation>
    </message>
    <message>
        <source>seat shape</source>
        <translation>座面形状</translation>
    </message>
    <message>
        <source>seat thickness</source>
        <translation>座面厚度</translation>
    </message>
    <message>
        <source>second plate</source>
        <translation>第二块板</translation>
    </message>
    <message>
        <source>setback</source>
        <translation>退台</translation>
    </message>
    <message>
        <source>shade height</source>
        <translation>灯罩高度</translation>
    </message>
    <message>
        <source>shade shape</source>
        <translation>灯罩形状</translation>
    </message>
    <message>
        <source>shade size</source>
        <translation>灯罩大小</translation>
    </message>
    <message>
        <source>shade taper</source>
        <translation>灯罩锥度</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>shelf</source>
        <translation>搁板</translation>
    </message>
    <message>
        <source>shelves</source>
        <translation>搁板数</translation>
    </message>
    <message>
        <source>shutters</source>
        <translation>百叶窗</translation>
    </message>
    <message>
        <source>side</source>
        <translation>侧面</translation>
    </message>
    <message>
        <source>side windows</source>
        <translation>侧窗</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>标牌</translation>
    </message>
    <message>
        <source>sill</source>
        <translation>窗台</translation>
    </message>
    <message>
        <source>sink</source>
        <translation>水槽</translation>
    </message>
    <message>
        <source>skirt</source>
        <translation>裙边</translation>
    </message>
    <message>
        <source>slant</source>
        <translation>斜度</translation>
    </message>
    <message>
        <source>slats</source>
        <translation>板条</translation>
    </message>
    <message>
        <source>slenderness</source>
        <translation>纤细度</translation>
    </message>
    <message>
        <source>sliding</source>
        <translation>推拉</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>slot height</source>
        <translation>槽口高度</translation>
    </message>
    <message>
        <source>slump</source>
        <translation>塌陷</translation>
    </message>
    <message>
        <source>soundbar</source>
        <translation>条形音箱</translation>
    </message>
    <message>
        <source>spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>splashback</source>
        <translation>防溅板</translation>
    </message>
    <message>
        <source>splat</source>
        <translation>靠背板</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>squareness</source>
        <translation>方正度</translation>
    </message>
    <message>
        <source>staggered</source>
        <translation>错落</translation>
    </message>
    <message>
        <source>stairs</source>
        <translation>台阶</translation>
    </message>
    <message>
        <source>stakes</source>
        <translation>支撑桩</translation>
    </message>
    <message>
        <source>stand</source>
        <translation>支架</translation>
    </message>
    <message>
        <source>stand height</source>
        <translation>支架高度</translation>
    </message>
    <message>
        <source>stand width</source>
        <translation>支架宽度</translation>
    </message>
    <message>
        <source>stems</source>
        <translation>茎</translation>
    </message>
    <message>
        <source>stretchers</source>
        <translation>横枨</translation>
    </message>
    <message>
        <source>stripe</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>stripes</source>
        <translation>条纹数</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>table</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>tail width</source>
        <translation>尾部宽度</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>油箱</translation>
    </message>
    <message>
        <source>tank width</source>
        <translation>油箱宽度</translation>
    </message>
    <message>
        <source>tap</source>
        <translation>水龙头</translation>
    </message>
    <message>
        <source>taper</source>
        <translation>锥度</translation>
    </message>
    <message>
        <source>thickness</source>
        <translation>厚度</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>绑带</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>倾角</translation>
    </message>
    <message>
        <source>tip</source>
        <translation>尖端</translation>
    </message>
    <message>
        <source>top edge</source>
        <translation>台面边缘</translation>
    </message>
    <message>
        <source>top overhang</source>
        <translation>台面外伸</translation>
    </message>
    <message>
        <source>top shape</source>
        <translation>台面形状</translation>
    </message>
    <message>
        <source>top thickness</source>
        <translation>台面厚度</translation>
    </message>
    <message>
        <source>topology</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>touchpad</source>
        <translation>触控板</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>变压器</translation>
    </message>
    <message>
        <source>transom</source>
        <translation>气窗</translation>
    </message>
    <message>
        <source>tray height</source>
        <translation>托盘高度</translation>
    </message>
    <message>
        <source>trim</source>
        <translation>饰边</translation>
    </message>
    <message>
        <source>trunk girth</source>
        <translation>树干粗细</translation>
    </message>
    <message>
        <source>trunk height</source>
        <translation>树干高度</translation>
    </message>
    <message>
        <source>tufting</source>
        <translation>拉扣</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>转角</translation>
    </message>
    <message>
        <source>tweeter side</source>
        <translation>高音单元位置</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>双联</translation>
    </message>
    <message>
        <source>tyre</source>
        <translation>轮胎</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>upholstery</source>
        <translation>软包</translation>
    </message>
    <message>
        <source>upstand</source>
        <translation>挡水沿</translation>
    </message>
    <message>
        <source>valve side</source>
        <translation>阀门位置</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>墙面</translation>
    </message>
    <message>
        <source>walls</source>
        <translation>墙面</translation>
    </message>
    <message>
        <source>water</source>
        <translation>水</translation>
    </message>
    <message>
        <source>wave</source>
        <translation>波浪</translation>
    </message>
    <message>
        <source>weave</source>
        <translation>编织</translation>
    </message>
    <message>
        <source>wheel size</source>
        <translation>车轮大小</translation>
    </message>
    <message>
        <source>wheels</source>
        <translation>车轮</translation>
    </message>
    <message>
        <source>widest</source>
        <translation>最宽处</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>window height</source>
        <translation>窗高</translation>
    </message>
    <message>
        <source>window size</source>
        <translation>窗的大小</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>窗数</translation>
    </message>
    <message>
        <source>windscreen</source>
        <translation>挡风玻璃</translation>
    </message>
    <message>
        <source>windscreen rake</source>
        <translation>挡风玻璃倾角</translation>
    </message>
    <message>
        <source>wing</source>
        <translation>翼</translation>
    </message>
    <message>
        <source>wings</source>
        <translation>翼数</translation>
    </message>
    <message>
        <source>worktop</source>
        <translation>工作台面</translation>
    </message>
    <message>
        <source>Field required</source>
        <translation>缺少必填项</translation>
    </message>
    <message>
        <source>Extra inputs are not permitted</source>
        <translation>不允许多余的内容</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary or instance of {class_name}</source>
        <translation>必须是对象（{class_name}）</translation>
    </message>
    <message>
        <source>Input should be greater than {gt}</source>
        <translation>必须大于 {gt}</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {ge}</source>
        <translation>不能小于 {ge}</translation>
    </message>
    <message>
        <source>Input should be less than {lt}</source>
        <translation>必须小于 {lt}</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {le}</source>
        <translation>不能大于 {le}</translation>
    </message>
    <message>
        <source>Input should be a finite number</source>
        <translation>必须是有限的数</translation>
    </message>
    <message>
        <source>{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>至少要有 {min_length} 项，而不是 {actual_length} 项</translation>
    </message>
    <message>
        <source>{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>最多 {max_length} 项，而不是 {actual_length} 项</translation>
    </message>
    <message>
        <source>Input should be a valid string</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>String should have at least {min_length} character{expected_plural}</source>
        <translation>至少要有 {min_length} 个字符</translation>
    </message>
    <message>
        <source>String should have at most {max_length} character{expected_plural}</source>
        <translation>最多 {max_length} 个字符</translation>
    </message>
    <message>
        <source>String should match pattern &apos;{pattern}&apos;</source>
        <translation>文本必须符合模式 &apos;{pattern}&apos;</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary</source>
        <translation>必须是对象</translation>
    </message>
    <message>
        <source>Input should be a valid tuple</source>
        <translation>必须是列表</translation>
    </message>
    <message>
        <source>Input should be a valid boolean</source>
        <translation>必须是真或假</translation>
    </message>
    <message>
        <source>Input should be a valid integer</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>Input should be a valid number</source>
        <translation>必须是数</translation>
    </message>
    <message>
        <source>Input should be {expected}</source>
        <translation>必须是 {expected}</translation>
    </message>
    <message>
        <source>All relations</source>
        <translation>所有关系</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What stands on what</source>
        <translation>叠放关系</translation>
    </message>
    <message>
        <source>Walls and corners</source>
        <translation>墙与墙角</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find objects in the graph</source>
        <translation>在关系图中查找物体</translation>
    </message>
    <message>
        <source>Which relations are shown</source>
        <translation>显示哪些关系</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>上对齐</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>下对齐</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>居中对齐</translation>
    </message>
    <message>
        <source>closes the room</source>
        <translation>闭合房间</translation>
    </message>
    <message>
        <source>in line with a corner</source>
        <translation>与墙角成一直线</translation>
    </message>
    <message>
        <source>right angle</source>
        <translation>直角</translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>直线延伸</translation>
    </message>
    <message>
        <source>walls cannot cross</source>
        <translation>墙不能相交</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard holds more than {size} MiB</source>
        <translation>剪贴板内容超过 {size} MiB</translation>
    </message>
    <message>
        <source>The clipboard holds more than {count} objects</source>
        <translation>剪贴板中的物体超过 {count} 个</translation>
    </message>
    <message>
        <source>The clipboard holds no objects</source>
        <translation>剪贴板中没有物体</translation>
    </message>
    <message>
        <source>a room has at least three corners</source>
        <translation>房间至少有三个墙角</translation>
    </message>
    <message>
        <source>the wall cannot go farther</source>
        <translation>墙无法再移动</translation>
    </message>
    <message>
        <source>there is no room for a corner between these openings</source>
        <translation>这些门窗之间没有放墙角的空间</translation>
    </message>
    <message>
        <source>a corner is there already</source>
        <translation>此处已有墙角</translation>
    </message>
    <message>
        <source>it does not fit into this wall</source>
        <translation>这面墙放不下</translation>
    </message>
    <message>
        <source>the wall would be too short for its doors and windows</source>
        <translation>这面墙对其门窗来说太短</translation>
    </message>
    <message>
        <source>the corner would be too sharp</source>
        <translation>墙角过尖</translation>
    </message>
    <message>
        <source>the room would be too small</source>
        <translation>房间过小</translation>
    </message>
    <message>
        <source>in the middle of the wall</source>
        <translation>在墙的中间</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>在末端</translation>
    </message>
    <message>
        <source>on {name}</source>
        <translation>在{name}上</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>Drag a rectangle or type its sides, then say what it is</source>
        <translation>拖出矩形或输入边长，然后选择它是什么</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Back to the objects</source>
        <translation>返回物体</translation>
    </message>
    <message>
        <source>What the plan shows</source>
        <translation>平面图显示的内容</translation>
    </message>
    <message>
        <source>{name} is not a PNG or JPEG picture</source>
        <translation>{name} 不是 PNG 或 JPEG 图片</translation>
    </message>
    <message>
        <source>{name} is damaged or empty</source>
        <translation>{name} 已损坏或为空</translation>
    </message>
    <message>
        <source>{name} has more than {count} million pixels</source>
        <translation>{name} 超过 {count}00 万像素</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}</source>
        <translation>无法读取 {name}：{reason}</translation>
    </message>
    <message>
        <source>Drag walls and corners; double-click a wall for a corner; Delete removes; right-click for more</source>
        <translation>拖动墙和墙角；双击墙添加墙角；Delete 移除；右键更多</translation>
    </message>
    <message>
        <source>Click the wall where the door shall be</source>
        <translation>点击要放门的墙</translation>
    </message>
    <message>
        <source>Click the wall where the window shall be</source>
        <translation>点击要放窗的墙</translation>
    </message>
    <message>
        <source>Click corner by corner or type a length; Enter closes, Backspace takes one back, Escape cancels</source>
        <translation>逐角点击或输入长度；回车闭合，退格撤回一角，Esc 取消</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Put a door into a wall</source>
        <translation>在墙上放门</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>Put a window into a wall</source>
        <translation>在墙上放窗</translation>
    </message>
    <message>
        <source>New outline</source>
        <translation>新轮廓</translation>
    </message>
    <message>
        <source>Draw another outline, corner by corner</source>
        <translation>逐角绘制另一轮廓</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Put a corner here</source>
        <translation>在此放墙角</translation>
    </message>
    <message>
        <source>Put a door here</source>
        <translation>在此放门</translation>
    </message>
    <message>
        <source>Put a window here</source>
        <translation>在此放窗</translation>
    </message>
    <message>
        <source>Hinge on the other side</source>
        <translation>铰链换边</translation>
    </message>
    <message>
        <source>Swing to the other side</source>
        <translation>向另一侧开启</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Drag the picture to its place; Set scale gives it its size</source>
        <translation>把图片拖到位；用“设置比例”确定大小</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know</source>
        <translation>点击一段已知距离的一端</translation>
    </message>
    <message>
        <source>Click its other end, then type how far that is</source>
        <translation>点击另一端，再输入距离</translation>
    </message>
    <message>
        <source>Set scale</source>
        <translation>设置比例</translation>
    </message>
    <message>
        <source>Give the picture its size by a distance that you know</source>
        <translation>用已知距离确定图片大小</translation>
    </message>
    <message>
        <source>How strong the picture shows</source>
        <translation>图片的显示强度</translation>
    </message>
    <message>
        <source>Opacity of the picture</source>
        <translation>图片不透明度</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>how far is this?</source>
        <translation>这段有多长？</translation>
    </message>
    <message>
        <source>Length or angle</source>
        <translation>长度或角度</translation>
    </message>
    <message>
        <source>Drawing {name} at {width} × {height} …</source>
        <translation>正在绘制 {name}，{width} × {height}…</translation>
    </message>
    <message>
        <source>Saved {name}, {width} × {height} pixels.</source>
        <translation>已保存 {name}，{width} × {height} 像素。</translation>
    </message>
    <message>
        <source>One picture is still being drawn; try again when it is done.</source>
        <translation>还有一张图片正在绘制；请在完成后再试。</translation>
    </message>
    <message>
        <source>{name} could not be drawn: its process ended.</source>
        <translation>无法绘制 {name}：其进程已结束。</translation>
    </message>
    <message>
        <source>Picture of the 3D view</source>
        <translation>三维视图的图片</translation>
    </message>
    <message>
        <source>As large as the view</source>
        <translation>与视图相同</translation>
    </message>
    <message>
        <source>Full HD</source>
        <translation>全高清</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>The picture shows all that the view shows; another shape shows more at the sides.</source>
        <translation>图片包含视图中的全部内容；其他比例会在边缘显示更多。</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>WASD or arrows walk · drag looks around · Shift runs · wheel: {speed} m/s · Esc leaves</source>
        <translation>WASD 或方向键行走 · 拖动环顾 · Shift 奔跑 · 滚轮：{speed} m/s · Esc 退出</translation>
    </message>
</context>
</TS>
