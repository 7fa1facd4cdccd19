<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>About IR Annotator</source>
        <translation>关于 IR Annotator</translation>
    </message>
    <message>
        <source>Log, once something went wrong: {0}</source>
        <translation>日志（出过错才有）：{0}</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开项目。</translation>
    </message>
    <message>
        <source>Project: {0}</source>
        <translation>项目：{0}</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Say above what you did and what happened. This text is all that is saved; nothing is sent.</source>
        <translation>请在上面写明做了什么、出现了什么情况。保存的只有这段文字，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>设置：{0}</translation>
    </message>
    <message>
        <source>The last lines of the log:</source>
        <translation>日志的最后几行：</translation>
    </message>
    <message>
        <source>The licence texts lie in {0}</source>
        <translation>许可证全文在 {0}</translation>
    </message>
    <message>
        <source>The program is free software under the MIT licence. It uses:</source>
        <translation>本程序是自由软件，采用 MIT 许可证。它使用：</translation>
    </message>
    <message>
        <source>What I did and what happened:</source>
        <translation>我做了什么、出现了什么情况：</translation>
    </message>
    <message>
        <source>{0} records, {1} Q&amp;As, {2} closed</source>
        <translation>{0} 份记录，{1} 条问答，已处理 {2} 条</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;All flagged</source>
        <translation>全部存疑(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Answer the remark</source>
        <translation>回复意见(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>立即备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>更改快捷键…(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Check the project…</source>
        <translation>检查项目(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Compare and settle</source>
        <translation>比对与定稿(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Done, and the next undone</source>
        <translation>完成，转到下一条未完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export labels…</source>
        <translation>导出标注(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Flag for another look</source>
        <translation>标为存疑(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;History of the Q&amp;&amp;A…</source>
        <translation>问答的修改历史(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Import records…</source>
        <translation>导入记录(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标注(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mark figures, dates and hedging words</source>
        <translation>标出数值、日期和缓和词(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Next Q&amp;&amp;A</source>
        <translation>下一条问答(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next hit</source>
        <translation>下一处(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next returned to me</source>
        <translation>下一条退回给我的(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Q&amp;&amp;A</source>
        <translation>上一条问答(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>上一处(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Progress…</source>
        <translation>进度…(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: {0}</source>
        <translation>重做“{0}”(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remove the claim</source>
        <translation>删除观点(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审核(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save the labelling guide…</source>
        <translation>保存标注指南…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Skip, and the next undone</source>
        <translation>跳过，转到下一条未完成(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Take labels in…</source>
        <translation>读入标注(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: {0}</source>
        <translation>撤销“{0}”(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;What the label means</source>
        <translation>标签的含义(&amp;W)</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>一致性(&amp;G)…</translation>
    </message>
    <message>
        <source>All sk&amp;ipped</source>
        <translation>全部跳过(&amp;I)</translation>
    </message>
    <message>
        <source>Back to the te&amp;xt</source>
        <translation>回到正文(&amp;X)</translation>
    </message>
    <message>
        <source>C&amp;opy the labels</source>
        <translation>复制标注(&amp;O)</translation>
    </message>
    <message>
        <source>Chec&amp;k the split into Q&amp;&amp;As</source>
        <translation>核对问答切分(&amp;K)</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令…(&amp;C)</translation>
    </message>
    <message>
        <source>Find a &amp;topic</source>
        <translation>查找话题(&amp;T)</translation>
    </message>
    <message>
        <source>Folder for back&amp;ups…</source>
        <translation>备份文件夹(&amp;U)…</translation>
    </message>
    <message>
        <source>Han&amp;d out work…</source>
        <translation>分发标注任务(&amp;D)…</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Interface 100 %</source>
        <translation>界面 100 %</translation>
    </message>
    <message>
        <source>Interface 125 %</source>
        <translation>界面 125 %</translation>
    </message>
    <message>
        <source>Interface 150 %</source>
        <translation>界面 150 %</translation>
    </message>
    <message>
        <source>Interface 200 %</source>
        <translation>界面 200 %</translation>
    </message>
    <message>
        <source>Labelling &amp;guide</source>
        <translation>标注指南(&amp;G)</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>浅色(&amp;G)</translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>New project with a scheme of your &amp;own…</source>
        <translation>用自己的标注方案新建项目(&amp;O)…</translation>
    </message>
    <message>
        <source>Next &amp;claim</source>
        <translation>下一个观点(&amp;C)</translation>
    </message>
    <message>
        <source>Next undone that &amp;matches</source>
        <translation>下一条未完成的匹配(&amp;M)</translation>
    </message>
    <message>
        <source>No&amp;te on the Q&amp;&amp;A</source>
        <translation>问答备注(&amp;T)</translation>
    </message>
    <message>
        <source>Note on the cla&amp;im</source>
        <translation>观点备注(&amp;I)</translation>
    </message>
    <message>
        <source>One-minute &amp;tour</source>
        <translation>一分钟导览(&amp;T)</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>打开项目(&amp;P)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Paste l&amp;abels</source>
        <translation>粘贴标注(&amp;A)</translation>
    </message>
    <message>
        <source>Previous c&amp;laim</source>
        <translation>上一个观点(&amp;L)</translation>
    </message>
    <message>
        <source>Sa&amp;ve this search…</source>
        <translation>保存此搜索…(&amp;V)</translation>
    </message>
    <message>
        <source>Send labels bac&amp;k…</source>
        <translation>交回标注(&amp;K)…</translation>
    </message>
    <message>
        <source>Settle contr&amp;adictions…</source>
        <translation>处理冲突(&amp;A)…</translation>
    </message>
    <message>
        <source>Show characters that are &amp;not seen</source>
        <translation>显示看不见的字符(&amp;N)</translation>
    </message>
    <message>
        <source>Summary of the &amp;last import…</source>
        <translation>最近一次导入的结果(&amp;L)…</translation>
    </message>
    <message>
        <source>Take in collea&amp;gues’ work…</source>
        <translation>并入同事的标注(&amp;G)…</translation>
    </message>
    <message>
        <source>The remark is &amp;settled</source>
        <translation>意见已处理(&amp;S)</translation>
    </message>
    <message>
        <source>The s&amp;ource beside the text</source>
        <translation>正文旁显示原文件(&amp;O)</translation>
    </message>
    <message>
        <source>The ta&amp;ble of claims</source>
        <translation>观点表(&amp;B)</translation>
    </message>
    <message>
        <source>The whole &amp;form</source>
        <translation>完整表头(&amp;F)</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>&amp;Measure again</source>
        <translation>重新计算(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>95 %: {0}</source>
        <translation>95% 区间 {0}</translation>
    </message>
    <message>
        <source>Against gold</source>
        <translation>与定稿对照</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Agreement takes two annotators who are done with the same Q&amp;As.</source>
        <translation>计算一致性至少需要两位标注人，且完成过相同的问答。</translation>
    </message>
    <message>
        <source>Alpha for unitizing: {0}</source>
        <translation>切分单位 α（unitizing）：{0}</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Character by character: is it marked, and as what.</source>
        <translation>逐字看：这个字标没标、标成哪类。</translation>
    </message>
    <message>
        <source>Claims by character</source>
        <translation>观点（逐字）</translation>
    </message>
    <message>
        <source>Claims overlapping: F₁</source>
        <translation>观点位置重合：F₁</translation>
    </message>
    <message>
        <source>Claims: exactly the same</source>
        <translation>观点：完全相同</translation>
    </message>
    <message>
        <source>Claims: overlapping</source>
        <translation>观点：位置重合</translation>
    </message>
    <message>
        <source>Claims: overlapping, same type</source>
        <translation>观点：位置重合且类型相同</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen κ 系数</translation>
    </message>
    <message>
        <source>Enter: go to the Q&amp;A</source>
        <translation>Enter：前往该问答</translation>
    </message>
    <message>
        <source>Enter: the Q&amp;As behind it</source>
        <translation>Enter：查看对应的问答</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>各项指标</translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa</source>
        <translation>Fleiss κ 系数</translation>
    </message>
    <message>
        <source>F₁ of each topic; marks of each · of both</source>
        <translation>各话题 F₁；各自勾选数 · 共同勾选数</translation>
    </message>
    <message>
        <source>F₁ of each type, overlapping; claims of each · of both</source>
        <translation>各观点类型 F₁（位置重合）；各自条数 · 共同标出数</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Intervals: Q&amp;As drawn anew {0} times (seed {1}); 95 of 100 draws lie between the two ends.</source>
        <translation>区间：对问答重复抽样 {0} 次（随机种子 {1}），其中 95% 的结果落在两端之间。</translation>
    </message>
    <message>
        <source>Labels have changed since: measure again.</source>
        <translation>此后标注有改动，请重新计算。</translation>
    </message>
    <message>
        <source>Level of topics</source>
        <translation>话题层级</translation>
    </message>
    <message>
        <source>No record of this project is {0}.</source>
        <translation>本项目中没有记录 {0}。</translation>
    </message>
    <message>
        <source>One step apart is a small difference, two steps are a large one.</source>
        <translation>差一级算小分歧，差两级算大分歧。</translation>
    </message>
    <message>
        <source>Only claims that both marked are compared: first whether they are at the same place, then this.</source>
        <translation>只比较双方都标到的片段；先看标得到不到一处，再看属性。</translation>
    </message>
    <message>
        <source>Primary topic</source>
        <translation>主话题</translation>
    </message>
    <message>
        <source>Q&amp;A</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Record by record</source>
        <translation>按记录</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Some values were given fewer than five times: go by the table.</source>
        <translation>部分取值出现不足五次，请以下表为准。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s labels first, or name two annotators.</source>
        <translation>请先合并同事的标注，或指定两位标注人。</translation>
    </message>
    <message>
        <source>Text that nobody marked cannot be counted, so nothing is taken off for chance: this is the share that both marked. How far the three figures are apart tells whether people differ in boundaries or in types.</source>
        <translation>文本里“没标的地方”数不清，扣除偶然一致没有意义，所以用“双方共同标出的占比”。三个数的落差说明分歧在边界还是类型。</translation>
    </message>
    <message>
        <source>The picture was written to {0}.</source>
        <translation>图片已保存到 {0}。</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致情况</translation>
    </message>
    <message>
        <source>The same or not, and what chance would bring is taken off.</source>
        <translation>只看相同或不同，并扣除碰巧一致的成分。</translation>
    </message>
    <message>
        <source>There is nothing to draw here.</source>
        <translation>这里没有可以画出的内容。</translation>
    </message>
    <message>
        <source>Too few: below {0} Q&amp;As no figure carries a verdict; go by the interval.</source>
        <translation>样本过少：不足 {0} 条问答时任何数值都不足以下结论，请看区间。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Topic by topic: marks of each, both, F₁, alpha</source>
        <translation>按话题：各自勾选数、共同勾选数、F₁、α</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Topics as ticked</source>
        <translation>按实际勾选的话题</translation>
    </message>
    <message>
        <source>Topics in common earn part of the credit, and what chance would bring is taken off. 1 is complete agreement, 0 is no better than chance.</source>
        <translation>两人勾选的话题有重叠就给部分分，并扣除碰巧一致的成分。1 为完全一致，0 相当于随机。</translation>
    </message>
    <message>
        <source>Topics of the first level</source>
        <translation>按一级话题</translation>
    </message>
    <message>
        <source>Topics: alpha</source>
        <translation>话题 α</translation>
    </message>
    <message>
        <source>Two by two</source>
        <translation>两两对照</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Type by type: claims of each, both, F₁</source>
        <translation>按观点类型：各自条数、共同标出数、F₁</translation>
    </message>
    <message>
        <source>Type of claims</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>What</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>各人标注</translation>
    </message>
    <message>
        <source>Who is compared</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Who said what</source>
        <translation>混淆表</translation>
    </message>
    <message>
        <source>Write code and number as the list of records shows them, such as {0}.</source>
        <translation>请按记录列表中的“代码/编号”填写，例如 {0}。</translation>
    </message>
    <message>
        <source>another</source>
        <translation>另一位</translation>
    </message>
    <message>
        <source>claims marked: {0}</source>
        <translation>标出观点 {0}</translation>
    </message>
    <message>
        <source>everybody gave the same everywhere, so agreement cannot be told from chance</source>
        <translation>所有取值都一样，无法区分一致与碰巧</translation>
    </message>
    <message>
        <source>exactly the same {0}/{1}</source>
        <translation>完全一致 {0}/{1}</translation>
    </message>
    <message>
        <source>hatched: fewer than {0} Q&amp;As</source>
        <translation>斜纹：不足 {0} 条问答</translation>
    </message>
    <message>
        <source>hatched: marked fewer than {0} times</source>
        <translation>斜纹：出现不足 {0} 次</translation>
    </message>
    <message>
        <source>linear weights: {0}</source>
        <translation>线性加权：{0}</translation>
    </message>
    <message>
        <source>nothing that two people said can be compared</source>
        <translation>没有可供比较的标注</translation>
    </message>
    <message>
        <source>one</source>
        <translation>一位</translation>
    </message>
    <message>
        <source>overlapping: {0}</source>
        <translation>位置重合 {0}</translation>
    </message>
    <message>
        <source>reliable</source>
        <translation>可靠</translation>
    </message>
    <message>
        <source>revise the guide</source>
        <translation>应修订指南</translation>
    </message>
    <message>
        <source>somebody&apos;s answer is missing</source>
        <translation>有人未作答</translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>暂可参考</translation>
    </message>
    <message>
        <source>the same {0}/{1}</source>
        <translation>相同 {0}/{1}</translation>
    </message>
    <message>
        <source>too rare</source>
        <translation>出现太少</translation>
    </message>
    <message>
        <source>values too rare for a verdict</source>
        <translation>部分取值出现太少，不足以下结论</translation>
    </message>
    <message>
        <source>{0} (95 %: {1})</source>
        <translation>{0}（95% 区间 {1}）</translation>
    </message>
    <message>
        <source>{0} Q&amp;As</source>
        <translation>{0} 条问答</translation>
    </message>
    <message>
        <source>{0} Q&amp;As; the first {1} are listed</source>
        <translation>共 {0} 条问答，列出前 {1} 条</translation>
    </message>
    <message>
        <source>{0} Q&amp;As; topics {1}, exactly the same {2}/{3}; claims overlapping {4}</source>
        <translation>{0} 条问答；话题 {1}，完全一致 {2}/{3}；观点位置重合 {4}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} 与 {1}</translation>
    </message>
    <message>
        <source>{0} beside {1}: {2}</source>
        <translation>{0} 对 {1}：{2}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · 第 {1} 问</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} Q&amp;As that at least two of them are done with</source>
        <translation>{0}：至少两人完成的问答 {1} 条</translation>
    </message>
    <message>
        <source>{0}: {1}, both {2}; F₁ {3}</source>
        <translation>{0}：{1}，共同 {2}；F₁ {3}</translation>
    </message>
    <message>
        <source>{0}: {1}, both {2}; F₁ {3}; alpha {4}</source>
        <translation>{0}：{1}，共同 {2}；F₁ {3}；α {4}</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} Q&amp;As</source>
        <translation>{0}：{1}，{2} 条问答</translation>
    </message>
    <message>
        <source>{0}; below the diagonal: Q&amp;As both are done with</source>
        <translation>{0}；对角线下方为两人都完成的问答数</translation>
    </message>
    <message>
        <source>— ({0})</source>
        <translation>—（{0}）</translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>fill in …</source>
        <translation>填写…</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>A backup cannot be written over a folder or a device.</source>
        <translation>备份不能写入文件夹或设备。</translation>
    </message>
    <message>
        <source>After restoring: records {0} ({1}), labelled {2} ({3}), changes {4} ({5}).</source>
        <translation>恢复之后：记录 {0}（{1}），已标注 {2}（{3}），修改 {4}（{5}）。</translation>
    </message>
    <message>
        <source>Backup made: {0}</source>
        <translation>已备份：{0}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups go to {0} from now on.</source>
        <translation>今后备份放到 {0}。</translation>
    </message>
    <message>
        <source>Backups lie beside their projects from now on.</source>
        <translation>今后备份放在项目旁边。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Check the project (File menu), and compare with that backup before you go on.</source>
        <translation>请检查项目（“文件”菜单），并与该备份比较后再继续。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请另选一个文件。</translation>
    </message>
    <message>
        <source>Keep the file as it is. The newest good backup is of {0}: restore it.</source>
        <translation>请保留原文件。最新的完好备份是 {0} 的，请恢复它。</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name a copy of it, if there is one elsewhere.</source>
        <translation>如果别处有副本，请指定该文件。</translation>
    </message>
    <message>
        <source>No backup could be made: {0}</source>
        <translation>无法备份：{0}</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Saved from the damaged file as well: {0} later changes and {1} records.</source>
        <translation>另从损坏的文件中救回其后的 {0} 项修改和 {1} 份记录。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The backup of {0} was restored.</source>
        <translation>已恢复 {0} 的备份。</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>The project holds just as much as this backup.</source>
        <translation>项目现有内容与这份备份数量相同。</translation>
    </message>
    <message>
        <source>There is no good backup of this project yet.</source>
        <translation>这个项目还没有完好的备份。</translation>
    </message>
    <message>
        <source>There is no good backup of this project.</source>
        <translation>这个项目没有完好的备份。</translation>
    </message>
    <message>
        <source>This is the project itself.</source>
        <translation>这就是项目文件本身。</translation>
    </message>
    <message>
        <source>What it replaced is kept as {0}.</source>
        <translation>被替换的内容保留为 {0}。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>来由</translation>
    </message>
    <message>
        <source>at closing</source>
        <translation>关闭时</translation>
    </message>
    <message>
        <source>at opening</source>
        <translation>打开时</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>恢复备份之前</translation>
    </message>
    <message>
        <source>before a new version of the program</source>
        <translation>程序升级之前</translation>
    </message>
    <message>
        <source>before a repair</source>
        <translation>修复之前</translation>
    </message>
    <message>
        <source>before taking something in</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>while working</source>
        <translation>工作中</translation>
    </message>
    <message>
        <source>{0} labelled Q&amp;As are gone since the backup of {1}, and no change explains it.</source>
        <translation>自 {1} 的备份以来，有 {0} 条已标注的问答不见了，而修改记录无法解释。</translation>
    </message>
    <message>
        <source>{0} later changes could not be used.</source>
        <translation>其后另有 {0} 项修改无法使用。</translation>
    </message>
    <message>
        <source>{0} records, {1} labelled, {2} changes</source>
        <translation>记录 {0}，已标注 {1}，修改 {2}</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter restores. What the project is now is kept as a backup.</source>
        <translation>↑ ↓ 选择，Enter 恢复。项目现在的内容会另存为一份备份。</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>A row is one Q&amp;A with the labels of one annotator. No company is in two splits (drawn with seed {0}).</source>
        <translation>每行是一条问答及一位标注人的标注。同一家公司只出现在一个划分中（随机种子 {0}）。</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Days and times are ISO 8601 in the basic form: 20250312, 20250312T101500Z.</source>
        <translation>日期和时间用 ISO 8601 基本格式：20250312、20250312T101500Z。</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Label scheme {0}; `scheme.yaml` has every definition.</source>
        <translation>标注方案 {0}；全部定义见 `scheme.yaml`。</translation>
    </message>
    <message>
        <source>Labelled activity records</source>
        <translation>已标注的活动记录</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Licence: not stated yet. Say under “license” above under what terms this may be used.</source>
        <translation>许可：尚未说明。请在上方 license 一项写明使用条件。</translation>
    </message>
    <message>
        <source>Lists of figures are JSON in a text; `_other` is JSON with what the scheme does not know.</source>
        <translation>数字列表以 JSON 文本保存；`_other` 是 JSON，保存方案中没有的内容。</translation>
    </message>
    <message>
        <source>Made by {0}.</source>
        <translation>由 {0} 生成。</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Not computed for this export.</source>
        <translation>本次导出未计算。</translation>
    </message>
    <message>
        <source>Questions and answers of investor-relations activity records (投资者关系活动记录表), labelled with {0}.</source>
        <translation>投资者关系活动记录表中的问答，用 {0} 标注。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The records are public disclosures of listed companies; the labels are the annotators&apos; work.</source>
        <translation>记录为上市公司公开披露的信息；标签由标注人完成。</translation>
    </message>
    <message>
        <source>There are too few companies for all of train, validation and test.</source>
        <translation>公司太少，不足以同时划出 train、validation 和 test。</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>What was not said is an empty text, or -1 where the ids of values are numbers.</source>
        <translation>没有标注的为空文本；取值编号为数字的则为 -1。</translation>
    </message>
    <message>
        <source>Who labelled</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>`layer` is `gold` for what was settled; then `decision` is JSON that says by whom and why.</source>
        <translation>定稿的 `layer` 为 `gold`，此时 `decision` 是 JSON，写明裁定人和理由。</translation>
    </message>
    <message>
        <source>`start` and `end` count Unicode code points in the column that `field` names; `end` is exclusive.</source>
        <translation>`start` 和 `end` 是在 `field` 所指字段中的 Unicode 码点位置，不含 `end`。</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>as primary topic</source>
        <translation>作为主话题</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>figures given</source>
        <translation>已填数字</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>of what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>without a formula</source>
        <translation>直接计数</translation>
    </message>
    <message>
        <source>{0} annotators; Q&amp;As of the project that at least two of them are done with: {1}.</source>
        <translation>标注人 {0} 位；项目中至少两人完成的问答 {1} 条。</translation>
    </message>
</context>
<context>
    <name>ChangeKeys</name>
    <message>
        <source>&amp;Add a key…</source>
        <translation>添加按键…(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改…(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>恢复默认(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation>改归此操作(&amp;T)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Enter or a double click changes the keys</source>
        <translation>按 Enter 或双击可更改按键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>全部恢复默认(&amp;L)</translation>
    </message>
    <message>
        <source>The new keys</source>
        <translation>新的按键</translation>
    </message>
    <message>
        <source>{0} always does this and cannot be given away: {1}. Press other keys.</source>
        <translation>{0} 是固定按键，不能改作他用：{1}。请按其他键。</translation>
    </message>
    <message>
        <source>{0} does this already: {1}. Take it over, or press other keys.</source>
        <translation>{0} 已用于：{1}。可改归此操作，或按其他键。</translation>
    </message>
    <message>
        <source>{0} stays with “{1}”, which you gave it to.</source>
        <translation>{0} 仍归“{1}”，因为您曾指定给它。</translation>
    </message>
    <message>
        <source>{0}: press the new keys. Esc leaves all as it is, Backspace takes the keys away</source>
        <translation>{0}：请按新的按键；Esc 保持不变，Backspace 清除按键</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>A repair can mend some of it; it makes a backup first.</source>
        <translation>其中一些可以修复；修复前会先备份。</translation>
    </message>
    <message>
        <source>All labels are in the scheme</source>
        <translation>所有标注都在方案之内</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Claims in the history quote the text</source>
        <translation>修改记录中的观点引文与原文一致</translation>
    </message>
    <message>
        <source>Each Q&amp;A lies in the text</source>
        <translation>每条问答都在原文之内</translation>
    </message>
    <message>
        <source>Each Q&amp;A&apos;s id is one of its record</source>
        <translation>每条问答的编号属于所在记录</translation>
    </message>
    <message>
        <source>Each change can be read</source>
        <translation>每项修改记录都能读取</translation>
    </message>
    <message>
        <source>Each change knows the one before it</source>
        <translation>每项修改都接在前一项之后</translation>
    </message>
    <message>
        <source>Each claim lies in the question or in the answer</source>
        <translation>每条观点都在问题或回答之内</translation>
    </message>
    <message>
        <source>Each claim lies in the text and is not empty</source>
        <translation>每条观点都在原文之内且不为空</translation>
    </message>
    <message>
        <source>Each claim quotes what stands at its place</source>
        <translation>每条观点的引文与原文一致</translation>
    </message>
    <message>
        <source>Each record can be read</source>
        <translation>每份记录都能读取</translation>
    </message>
    <message>
        <source>Each record&apos;s text is the one that was imported</source>
        <translation>每份记录的原文与导入时一致</translation>
    </message>
    <message>
        <source>Everybody who labelled is known</source>
        <translation>所有标注人均有登记</translation>
    </message>
    <message>
        <source>Everything is in order again.</source>
        <translation>已全部恢复正常。</translation>
    </message>
    <message>
        <source>Everything is in order: {0} things that must hold do.</source>
        <translation>一切正常：{0} 项检查全部通过。</translation>
    </message>
    <message>
        <source>How lines looked is known for all lines or none</source>
        <translation>各行版式信息与行数相符</translation>
    </message>
    <message>
        <source>Lists show of a record what its form says</source>
        <translation>列表中的记录信息与表头一致</translation>
    </message>
    <message>
        <source>No change of a device is missing</source>
        <translation>每台设备的修改记录没有缺号</translation>
    </message>
    <message>
        <source>Nothing refers to something that is gone</source>
        <translation>没有指向已不存在内容的引用</translation>
    </message>
    <message>
        <source>Q&amp;As are in order and do not overlap</source>
        <translation>问答按顺序排列且互不重叠</translation>
    </message>
    <message>
        <source>Submissions and remarks are those that the history leads to</source>
        <translation>提交的标注和意见与历史一致</translation>
    </message>
    <message>
        <source>Tables, indexes and guards are those of the program</source>
        <translation>表、索引和保护规则与程序一致</translation>
    </message>
    <message>
        <source>The Q&amp;As are those that the history leads to</source>
        <translation>问答划分与修改记录推出的一致</translation>
    </message>
    <message>
        <source>The database is whole</source>
        <translation>数据库完好</translation>
    </message>
    <message>
        <source>The file is marked as a project of this version</source>
        <translation>文件标记为本版本的项目</translation>
    </message>
    <message>
        <source>The label scheme is there and can be read</source>
        <translation>标注方案存在且能读取</translation>
    </message>
    <message>
        <source>The labels are those that the history leads to</source>
        <translation>标注与修改记录推出的一致</translation>
    </message>
    <message>
        <source>The primary topic is one of the topics</source>
        <translation>主话题是已选话题之一</translation>
    </message>
    <message>
        <source>The settings for safe saving are in force</source>
        <translation>安全保存的设置已生效</translation>
    </message>
    <message>
        <source>The status follows from the labels</source>
        <translation>状态与标注相符</translation>
    </message>
    <message>
        <source>WRONG   {0}: {1}</source>
        <translation>不符  {0}：{1}</translation>
    </message>
    <message>
        <source>What an undo took back is in the history</source>
        <translation>被撤销的修改都在记录中</translation>
    </message>
    <message>
        <source>What must hold</source>
        <translation>必须成立的各项</translation>
    </message>
    <message>
        <source>good    {0}: {1}</source>
        <translation>正常  {0}：{1}</translation>
    </message>
    <message>
        <source>mended  {0}: {1}</source>
        <translation>已修复  {0}：{1}</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>共 {0} 处</translation>
    </message>
    <message>
        <source>{0} of {1} things that must hold do not.</source>
        <translation>{1} 项检查中有 {0} 项不符。</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Attributes of the claim</source>
        <translation>观点属性</translation>
    </message>
    <message>
        <source>Claim types</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>Claims  {0}</source>
        <translation>观点  {0}</translation>
    </message>
    <message>
        <source>First take a claim in hand: {0} or a click.</source>
        <translation>请先选中一个观点：按 {0} 或单击。</translation>
    </message>
    <message>
        <source>Mark a clause with ← → (Shift widens), then press a letter.</source>
        <translation>用 ← → 选分句（Shift 扩大选区），再按类型字母。</translation>
    </message>
    <message>
        <source>Note on this claim</source>
        <translation>观点备注</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>This is not asked of the claim in hand.</source>
        <translation>当前观点不需要填写这一项。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>lacks {0}</source>
        <translation>缺 {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>missing: {0}</source>
        <translation>尚缺：{0}</translation>
    </message>
    <message>
        <source>not asked here</source>
        <translation>此处不问</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>“Next claim”</source>
        <translation>“下一个观点”</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Please pass this line on to the developers.</source>
        <translation>请将这一行转告开发者。</translation>
    </message>
    <message>
        <source>The program made a mistake: {0}.</source>
        <translation>程序出错：{0}。</translation>
    </message>
    <message>
        <source>already there: {0}</source>
        <translation>已在项目中：{0}</translation>
    </message>
    <message>
        <source>another version: {0} has the code and number of {1}, and both are kept</source>
        <translation>另一版本：{0} 与 {1} 的代码和编号相同，两份都保留</translation>
    </message>
    <message>
        <source>backup made before the repair: {0}</source>
        <translation>修复前已备份：{0}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>已创建 {0}</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>未作任何改动</translation>
    </message>
    <message>
        <source>nothing to take in</source>
        <translation>没有可并入的内容</translation>
    </message>
    <message>
        <source>passed over: {0} holds exported labels; take them in with “annotations”</source>
        <translation>已略过：{0} 是导出的标注，请用 annotations 命令读入</translation>
    </message>
    <message>
        <source>so much would change that you must say --yes; nothing was taken in</source>
        <translation>改动过多，须加 --yes 确认；未并入任何内容</translation>
    </message>
    <message>
        <source>stopped: {0} records added, {1} already there, {2} refused</source>
        <translation>已停止：新增 {0} 份记录，{1} 份已在项目中，{2} 份未能导入</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>已并入</translation>
    </message>
    <message>
        <source>would store {0} Q&amp;As; {1} the same already; {2} lines refused</source>
        <translation>将保存 {0} 条问答的标注；{1} 条与现有相同；{2} 行未采用</translation>
    </message>
    <message>
        <source>{0} Q&amp;As are left to another reviewer, who has begun with them</source>
        <translation>{0} 条问答留给已开始裁定它们的另一位审核人</translation>
    </message>
    <message>
        <source>{0} Q&amp;As settled, {1} in part; {2} were submitted by two annotators or more</source>
        <translation>{0} 条问答已定稿，{1} 条部分定稿；共 {2} 条有两人以上提交</translation>
    </message>
    <message>
        <source>{0} Q&amp;As stored; {1} the same already; {2} lines refused</source>
        <translation>已保存 {0} 条问答的标注；{1} 条与现有相同；{2} 行未采用</translation>
    </message>
    <message>
        <source>{0} is in force now; {1} annotations got other labels</source>
        <translation>现在使用 {0}；有 {1} 份标注换了标签</translation>
    </message>
    <message>
        <source>{0} lines differ in white space; their claims found their places anew</source>
        <translation>{0} 行与原文只差空白，其观点已重新定位</translation>
    </message>
    <message>
        <source>{0} lines left out: the format has no room for what was skipped</source>
        <translation>略去 {0} 行：该格式不含已跳过的问答</translation>
    </message>
    <message>
        <source>{0} lines were matched by their text</source>
        <translation>{0} 行按原文对应到问答</translation>
    </message>
    <message>
        <source>{0} lines written to {1}</source>
        <translation>已写出 {0} 行到 {1}</translation>
    </message>
    <message>
        <source>{0} records added, {1} already there, {2} refused</source>
        <translation>新增 {0} 份记录，{1} 份已在项目中，{2} 份未能导入</translation>
    </message>
    <message>
        <source>{0} records, {1} Q&amp;As, {2} events in {3}</source>
        <translation>{0} 份记录，{1} 条问答，{2} 处修改，写入 {3}</translation>
    </message>
    <message>
        <source>{0}: {1} topics, {2} claim types, {3} judgements, {4} attributes; nothing is wrong</source>
        <translation>{0}：{1} 个话题、{2} 种观点类型、{3} 项判断、{4} 个属性；没有问题</translation>
    </message>
    <message>
        <source>“{0}” must be written like OLD=NEW</source>
        <translation>“{0}”应写成 OLD=NEW 的形式</translation>
    </message>
    <message>
        <source>“{0}” must be written like {1}; what columns can mean: {2}</source>
        <translation>“{0}”应写成 {1} 的形式；列的含义可以是：{2}</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>&amp;Answer</source>
        <translation>答复(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>接待人员(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>简称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation>参与者(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>C&amp;ompany</source>
        <translation>公司(&amp;O)</translation>
    </message>
    <message>
        <source>Cate&amp;gories</source>
        <translation>类别(&amp;G)</translation>
    </message>
    <message>
        <source>Choose the column of the questions and that of the answers.</source>
        <translation>请选择问题列和答复列。</translation>
    </message>
    <message>
        <source>Columns of a table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Lea&amp;ve this file out</source>
        <translation>不导入此文件(&amp;V)</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>编号(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>地点(&amp;L)</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>The header does not say which column holds the questions and which the answers. Please choose them; what is not there stays at “none”. Tables with the same header will be read in the same way, without asking.</source>
        <translation>从表头看不出哪一列是问题、哪一列是答复。请选择；没有的项目保留“无”。以后表头相同的表格将照此读取，不再询问。</translation>
    </message>
    <message>
        <source>This table has no header that says which column holds the questions and which the answers. Please choose them; what is not there stays at “none”.</source>
        <translation>此表格没有表头，无法判断哪一列是问题、哪一列是答复。请选择；没有的项目保留“无”。</translation>
    </message>
    <message>
        <source>Titl&amp;e</source>
        <translation>标题(&amp;E)</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– 无 –</translation>
    </message>
    <message>
        <source>“{0}” is chosen twice.</source>
        <translation>“{0}”被选了两次。</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Q&amp;A</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>how they stand</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>place</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>question {0}–{1}</source>
        <translation>问题 {0}–{1}</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>settled by</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>text</source>
        <translation>原文</translation>
    </message>
</context>
<context>
    <name>Doc</name>
    <message>
        <source>Install LibreOffice, or open the file in Word or WPS and save it as .docx.</source>
        <translation>请安装 LibreOffice，或用 Word、WPS 打开该文件并另存为 .docx。</translation>
    </message>
    <message>
        <source>It is an old Word file (.doc), and LibreOffice, which reads those, is not installed.</source>
        <translation>这是旧版 Word 文件（.doc），需要借助 LibreOffice 读取，但本机没有安装。</translation>
    </message>
    <message>
        <source>LibreOffice could not read this old Word file.</source>
        <translation>LibreOffice 无法读取这份旧版 Word 文件。</translation>
    </message>
    <message>
        <source>LibreOffice did not finish reading this old Word file within {0} seconds.</source>
        <translation>LibreOffice 在 {0} 秒内没有读完这份旧版 Word 文件。</translation>
    </message>
    <message>
        <source>Open it in Word or WPS and save it as .docx.</source>
        <translation>请用 Word 或 WPS 打开并另存为 .docx。</translation>
    </message>
    <message>
        <source>The old Word file is damaged or incomplete.</source>
        <translation>这份旧版 Word 文件已损坏或不完整。</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Export the labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Import more records</source>
        <translation>导入更多记录</translation>
    </message>
    <message>
        <source>✓ Every Q&amp;A is done or skipped. What comes next:</source>
        <translation>✓ 所有问答都已完成或跳过。接下来：</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>At most {0} topics: take one away first.</source>
        <translation>最多选 {0} 个话题：请先取消一个。</translation>
    </message>
    <message>
        <source>Not done: the claim “{0}” of {1} would lie in no Q&amp;A. Change or remove it first.</source>
        <translation>未执行：{1} 的观点“{0}”将不属于任何问答。请先修改或删除它。</translation>
    </message>
    <message>
        <source>Not done: the labels of {0} would belong to no Q&amp;A. Remove them first.</source>
        <translation>未执行：{0} 的标注将不属于任何问答。请先清除这些标注。</translation>
    </message>
    <message>
        <source>This scheme does not allow claims to overlap: change the selection.</source>
        <translation>当前标注方案不允许观点重叠：请调整选区。</translation>
    </message>
    <message>
        <source>Two claims of the same type must not overlap: change the selection or the type.</source>
        <translation>同一类型的观点不能重叠：请调整选区或更换类型。</translation>
    </message>
    <message>
        <source>accept what all say</source>
        <translation>接受一致的部分</translation>
    </message>
    <message>
        <source>add claim {0}</source>
        <translation>添加观点“{0}”</translation>
    </message>
    <message>
        <source>add topic {0}</source>
        <translation>添加话题“{0}”</translation>
    </message>
    <message>
        <source>change claim {0}</source>
        <translation>修改观点“{0}”</translation>
    </message>
    <message>
        <source>change note</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>change {0} claims</source>
        <translation>修改 {0} 条观点</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标为存疑</translation>
    </message>
    <message>
        <source>flag: {0}</source>
        <translation>存疑：{0}</translation>
    </message>
    <message>
        <source>go along with the mended split</source>
        <translation>随修正后的切分转移</translation>
    </message>
    <message>
        <source>judge: {0}</source>
        <translation>判断：{0}</translation>
    </message>
    <message>
        <source>make {0} the primary topic</source>
        <translation>将“{0}”设为主话题</translation>
    </message>
    <message>
        <source>mark as done</source>
        <translation>标为已完成</translation>
    </message>
    <message>
        <source>mend the split</source>
        <translation>修改问答划分</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>改回未完成</translation>
    </message>
    <message>
        <source>put back a version</source>
        <translation>恢复先前版本</translation>
    </message>
    <message>
        <source>put labels in the place of others</source>
        <translation>整体替换标注</translation>
    </message>
    <message>
        <source>remove claim {0}</source>
        <translation>删除观点“{0}”</translation>
    </message>
    <message>
        <source>remove topic {0}</source>
        <translation>取消话题“{0}”</translation>
    </message>
    <message>
        <source>remove {0} claims</source>
        <translation>删除 {0} 条观点</translation>
    </message>
    <message>
        <source>settle {0} differences</source>
        <translation>裁定 {0} 处分歧</translation>
    </message>
    <message>
        <source>settle: {0}</source>
        <translation>裁定：{0}</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>take flag away</source>
        <translation>取消存疑</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Claim types</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>What the label in hand means</source>
        <translation>当前标签的含义</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>→ {0}</source>
        <translation>→ {0}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Check the project: that names what is wrong, and mends what can be mended.</source>
        <translation>请检查项目：会指出问题所在，并修复可修复的部分。</translation>
    </message>
    <message>
        <source>Choose among: {0}.</source>
        <translation>可选：{0}。</translation>
    </message>
    <message>
        <source>Choose another file name, such as labels.jsonl.</source>
        <translation>请换一个文件名，例如 labels.jsonl。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk, and export again.</source>
        <translation>请换一个文件夹或腾出磁盘空间，然后重新导出。</translation>
    </message>
    <message>
        <source>Export again; if it happens again, check the disk.</source>
        <translation>请重新导出；如仍出现，请检查磁盘。</translation>
    </message>
    <message>
        <source>Labels cannot be written over a project, a folder or a device.</source>
        <translation>不能用标注覆盖项目、文件夹或设备。</translation>
    </message>
    <message>
        <source>Name a file with -o.</source>
        <translation>请用 -o 指定文件。</translation>
    </message>
    <message>
        <source>No annotator of this project is called {0}.</source>
        <translation>本项目中没有名为 {0} 的标注人。</translation>
    </message>
    <message>
        <source>Of {0} lines only {1} could be read back.</source>
        <translation>共 {0} 行，回读校验只读出 {1} 行。</translation>
    </message>
    <message>
        <source>Something in the project is not as this program writes it, so it cannot be exported.</source>
        <translation>项目中有内容并非由本程序写入，无法导出。</translation>
    </message>
    <message>
        <source>The file could not be written: {0}.</source>
        <translation>无法写入文件：{0}。</translation>
    </message>
    <message>
        <source>The format {0} is more than one file and cannot go to standard output.</source>
        <translation>{0} 格式不止一个文件，不能写到标准输出。</translation>
    </message>
    <message>
        <source>What was read back of the Q&amp;A {0} is not what was written.</source>
        <translation>问答 {0} 读回的内容与写出的不一致。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>记录(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>状态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Whose labels</source>
        <translation>谁的标注(&amp;W)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Also Q&amp;&amp;As that nobody labelled (&amp;u)</source>
        <translation>包括无人标注的问答(&amp;U)</translation>
    </message>
    <message>
        <source>Annotators become letters, visitors and hosts are left out. The texts of the record and your notes stay as they are: look for names in them.</source>
        <translation>标注人以字母代替，来访人员与接待人员略去。记录原文和备注保持原样，其中如有人名请自行检查。</translation>
    </message>
    <message>
        <source>Annotators: {0}.</source>
        <translation>标注人：{0}。</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Argilla (JSON Lines)</source>
        <translation>Argilla 格式（JSON Lines）</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Data set (Hugging Face folder)</source>
        <translation>数据集（Hugging Face 文件夹）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Everybody&apos;s, and what is settled</source>
        <translation>所有人的标注与定稿</translation>
    </message>
    <message>
        <source>Everything, one Q&amp;A of one annotator a line. For scripts, and for coming back.</source>
        <translation>内容最全，一行是一位标注人的一条问答；供程序处理，也可原样读回。</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Flattened records with the responses of every annotator.</source>
        <translation>展平的记录，含每位标注人的回答。</translation>
    </message>
    <message>
        <source>For a project of intents and slots: topics and claims, counted in UTF-16 units.</source>
        <translation>用于意图与槽位项目：话题与观点，位置按 UTF-16 单元计数。</translation>
    </message>
    <message>
        <source>Found &amp;by</source>
        <translation>检索条件(&amp;B)</translation>
    </message>
    <message>
        <source>IR Annotator (JSON Lines)</source>
        <translation>IR Annotator 格式（JSON Lines）</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>In the search box: {0}</source>
        <translation>搜索框中：{0}</translation>
    </message>
    <message>
        <source>Label Studio (JSON)</source>
        <translation>Label Studio 格式（JSON）</translation>
    </message>
    <message>
        <source>Label Studio JSON_MIN</source>
        <translation>Label Studio 精简格式（JSON_MIN）</translation>
    </message>
    <message>
        <source>No search</source>
        <translation>不按检索</translation>
    </message>
    <message>
        <source>Nothing fits, so there is nothing to export.</source>
        <translation>没有符合条件的标注，没有可导出的内容。</translation>
    </message>
    <message>
        <source>One entry for each annotation. What was skipped has no place in it.</source>
        <translation>每份标注一条；不含已跳过的问答。</translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation>仅 {0}</translation>
    </message>
    <message>
        <source>Prodigy (JSON Lines)</source>
        <translation>Prodigy 格式（JSON Lines）</translation>
    </message>
    <message>
        <source>Q&amp;As and claims for Excel or LibreOffice. No cell can be taken for a formula.</source>
        <translation>问答表与观点表，可用 Excel 或 LibreOffice 打开；任何单元格都不会被当成公式。</translation>
    </message>
    <message>
        <source>Q&amp;As and claims for pandas and the like.</source>
        <translation>问答表与观点表，供 pandas 等读取。</translation>
    </message>
    <message>
        <source>Report (Word)</source>
        <translation>报告（Word）</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Spans over character tokens, topics as accepted options.</source>
        <translation>片段按单字切分，话题为选中的选项。</translation>
    </message>
    <message>
        <source>Tasks with annotations; the labelling configuration is written beside the file.</source>
        <translation>任务及其标注；标注界面配置写在文件旁边。</translation>
    </message>
    <message>
        <source>The file is not text: no first lines to show.</source>
        <translation>该文件不是文本，没有开头几行可看。</translation>
    </message>
    <message>
        <source>The first lines</source>
        <translation>开头几行</translation>
    </message>
    <message>
        <source>The records as they look, with claims highlighted and their labels as comments.</source>
        <translation>按记录原样排版，观点以底色标出，其标注写在批注里。</translation>
    </message>
    <message>
        <source>Train, validation and test with no company in two of them, and a card with counts and agreement.</source>
        <translation>分训练集、验证集和测试集，同一公司只在其中之一；另附数据卡，写明数量与一致性。</translation>
    </message>
    <message>
        <source>Two tables (CSV)</source>
        <translation>两张表（CSV）</translation>
    </message>
    <message>
        <source>Two tables (Parquet)</source>
        <translation>两张表（Parquet）</translation>
    </message>
    <message>
        <source>What is settled (gold)</source>
        <translation>定稿（gold）</translation>
    </message>
    <message>
        <source>Without names of &amp;people</source>
        <translation>隐去人名(&amp;P)</translation>
    </message>
    <message>
        <source>doccano (JSON Lines)</source>
        <translation>doccano 格式（JSON Lines）</translation>
    </message>
    <message>
        <source>{0} lines: {1} Q&amp;As of {2} records, {3} claims.</source>
        <translation>共 {0} 行：{2} 份记录的 {1} 条问答，{3} 条观点。</translation>
    </message>
    <message>
        <source>{0} only</source>
        <translation>仅 {0}</translation>
    </message>
    <message>
        <source>{0} skipped ones are left out: the format has no place for them.</source>
        <translation>略去已跳过的 {0} 条：该格式不含这类问答。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>请换一个文件夹，或清理磁盘空间。</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}.</source>
        <translation>文件无法写入：{0}。</translation>
    </message>
</context>
<context>
    <name>FirstTour</name>
    <message>
        <source>A digit right after the letter picks a sub-topic. Press {0}: {1}.</source>
        <translation>字母之后紧接着按数字，就选子话题。请按 {0}：{1}。</translation>
    </message>
    <message>
        <source>A letter makes what is marked a claim. Press {0}: {1}.</source>
        <translation>按一个字母，选中的文字就成为观点。请按 {0}：{1}。</translation>
    </message>
    <message>
        <source>Digits answer the attributes row by row; • marks what must be answered. Then press Enter.</source>
        <translation>用数字逐行回答属性，• 表示必须回答。答完按 Enter。</translation>
    </message>
    <message>
        <source>Esc: end the tour</source>
        <translation>Esc：结束导览</translation>
    </message>
    <message>
        <source>Everything is saved already. Press {0}: this one is done, and the next undone one opens.</source>
        <translation>一切都已保存。请按 {0}：这一条完成，并打开下一条未完成的。</translation>
    </message>
    <message>
        <source>How was it answered? Press {0}, then a digit for each row. Enter takes you back to the text.</source>
        <translation>回答得怎么样？请按 {0}，再为每一行按一个数字。Enter 回到正文。</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>That was the tour. It can be taken again from Help.</source>
        <translation>导览到此结束，以后可在“帮助”菜单里再看。</translation>
    </message>
    <message>
        <source>The brackets mark a clause; ← → move them. Press Shift+→: they take in the next clause too.</source>
        <translation>方括号标出一个分句，← → 移动它。请按 Shift+→：把下一个分句也包括进来。</translation>
    </message>
    <message>
        <source>What is this about? Press {0}: {1} is ticked as a topic.</source>
        <translation>这一条在讲什么？请按 {0}：勾选话题“{1}”。</translation>
    </message>
    <message>
        <source>{0} takes back anything, {1} finds anything by name. Press {2} to see all keys: that is all.</source>
        <translation>{0} 撤销任何一步，{1} 按名称查找任何操作。请按 {2} 看全部按键，导览就到这里。</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>Enter: no reason</source>
        <translation>Enter：不选原因</translation>
    </message>
    <message>
        <source>Why is it flagged?</source>
        <translation>为什么存疑？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>guideline unclear</source>
        <translation>指南不清</translation>
    </message>
    <message>
        <source>other: see the note</source>
        <translation>其他，见备注</translation>
    </message>
    <message>
        <source>split wrong</source>
        <translation>切分有误</translation>
    </message>
    <message>
        <source>text garbled</source>
        <translation>文字乱码</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>{0}: no flag</source>
        <translation>{0}：取消存疑</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>The project lies in a folder that another program syncs.</source>
        <translation>项目位于由其他程序同步的文件夹中。</translation>
    </message>
    <message>
        <source>The project lies on a network drive.</source>
        <translation>项目位于网络驱动器上。</translation>
    </message>
    <message>
        <source>Work is saved safely as long as one person has it open, but a broken connection or a sync in the middle of a change can harm the file. Better keep it on this computer, and exchange work packages through that folder.</source>
        <translation>只要仅由一人打开，工作会安全保存；但连接中断，或在修改途中同步，可能损坏文件。建议把项目放在本机，通过该文件夹交换工作包。</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Beijing (BSE)</source>
        <translation>北交所（BSE）</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>证券</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>接待人员</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>活动类别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参与单位及人员</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Shanghai (SSE)</source>
        <translation>上交所（SSE）</translation>
    </message>
    <message>
        <source>Shenzhen (SZSE)</source>
        <translation>深交所（SZSE）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{0} organisations</source>
        <translation>{0} 家机构</translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Still missing: {0}</source>
        <translation>尚缺：{0}</translation>
    </message>
    <message>
        <source>a topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>the primary topic</source>
        <translation>主话题</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>Ask its owner for permission, or copy it to a folder of your own.</source>
        <translation>请向文件所有者申请权限，或将其复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>Check that it is the right file; leave pictures out of a record, and split a large table.</source>
        <translation>请确认文件无误；记录可去掉图片后另存，表格可拆分为多个文件。</translation>
    </message>
    <message>
        <source>Check that it is the right file; open it in Word and save it again as .docx.</source>
        <translation>请确认文件无误；用 Word 打开并重新另存为 .docx。</translation>
    </message>
    <message>
        <source>Check that it is the right file; unpack it, and choose the record inside.</source>
        <translation>请确认选对了文件；如是压缩包，请解压后选择其中的记录表。</translation>
    </message>
    <message>
        <source>Check the disk or the network folder, and try again.</source>
        <translation>请检查磁盘或网络文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Check the name and the folder; it may have been moved or renamed.</source>
        <translation>请检查文件名和所在文件夹；文件可能已被移动或重命名。</translation>
    </message>
    <message>
        <source>Choose a Word, PDF, Excel, CSV or text file.</source>
        <translation>请选择 Word、PDF、Excel、CSV 或文本文件。</translation>
    </message>
    <message>
        <source>Choose the file with the same name without the leading ~$.</source>
        <translation>请选择开头不带 ~$ 的同名文件。</translation>
    </message>
    <message>
        <source>Fetch it again, or open it in Word or Excel, let it be repaired, and save it again.</source>
        <translation>请重新获取该文件，或用 Word 或 Excel 打开并修复，再重新保存。</translation>
    </message>
    <message>
        <source>Fetch it again; the download or copy was probably interrupted.</source>
        <translation>请重新获取该文件；下载或复制可能中断了。</translation>
    </message>
    <message>
        <source>It contains a document type declaration, which no Word or Excel file needs.</source>
        <translation>文件含有文档类型声明（DTD），正常的 Word 或 Excel 文件不需要它。</translation>
    </message>
    <message>
        <source>It is a Word document with macros (.docm).</source>
        <translation>这是带宏的 Word 文档（.docm）。</translation>
    </message>
    <message>
        <source>It is a folder or a device, not a file.</source>
        <translation>这是文件夹或设备，不是文件。</translation>
    </message>
    <message>
        <source>It is a lock file that Word keeps while a document is open, not a document.</source>
        <translation>这是 Word 打开文档时生成的锁定文件，不是文档。</translation>
    </message>
    <message>
        <source>It is a packed file (zip), but there is no Word document and no Excel table in it.</source>
        <translation>这是压缩文件（zip），其中既没有 Word 文档，也没有 Excel 表格。</translation>
    </message>
    <message>
        <source>It is a rich text file (.rtf).</source>
        <translation>这是 RTF 文件（.rtf）。</translation>
    </message>
    <message>
        <source>It is a web page, not a document.</source>
        <translation>这是网页，不是文档。</translation>
    </message>
    <message>
        <source>It is an Excel workbook of another kind than .xlsx.</source>
        <translation>这是 .xlsx 以外的 Excel 工作簿。</translation>
    </message>
    <message>
        <source>It is an XML file, not a Word document in a .docx package.</source>
        <translation>这是 XML 文件，不是 .docx 格式的 Word 文档。</translation>
    </message>
    <message>
        <source>It is in an old Office format, but it is no Word document.</source>
        <translation>这是旧版 Office 格式的文件，但不是 Word 文档。</translation>
    </message>
    <message>
        <source>It is named like a Word document, but it is plain text.</source>
        <translation>文件名像 Word 文档，内容却是纯文本。</translation>
    </message>
    <message>
        <source>It is neither a Word or Excel file, a PDF nor text.</source>
        <translation>这不是 Word 或 Excel 文件，也不是 PDF 或文本。</translation>
    </message>
    <message>
        <source>It is nested deeper, or has more text in one piece, than any Word document.</source>
        <translation>文件嵌套过深，或单段文字过长，不像正常的 Word 文档。</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>文件设有密码保护。</translation>
    </message>
    <message>
        <source>It is too large ({0} MB) for a record.</source>
        <translation>文件过大（{0} MB），不像是活动记录。</translation>
    </message>
    <message>
        <source>Open it in Excel and save it as .xlsx.</source>
        <translation>请用 Excel 打开并另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Open it in Word and save it as .docx.</source>
        <translation>请用 Word 打开并另存为 .docx。</translation>
    </message>
    <message>
        <source>Open it in Word or Excel and save it again; do not trust a file that others sent you.</source>
        <translation>请用 Word 或 Excel 打开并重新保存；对他人发来的文件请保持警惕。</translation>
    </message>
    <message>
        <source>Open it in Word or Excel with the password, remove the protection, and save it again.</source>
        <translation>请用 Word 或 Excel 输入密码打开，取消保护后重新保存。</translation>
    </message>
    <message>
        <source>Open it in Word, if you trust it, and save it as .docx, which holds no macros.</source>
        <translation>若文件可信，请用 Word 打开并另存为不含宏的 .docx。</translation>
    </message>
    <message>
        <source>Open it in a browser, and save the record it shows as .docx or plain text.</source>
        <translation>请用浏览器打开，将其中的记录保存为 .docx 或纯文本。</translation>
    </message>
    <message>
        <source>Open it in the program that made it, and save it as .docx, .xlsx or PDF.</source>
        <translation>请用原来的程序打开，并另存为 .docx、.xlsx 或 PDF。</translation>
    </message>
    <message>
        <source>Rename it to .txt, or export it again from Word as .docx.</source>
        <translation>请将扩展名改为 .txt，或从 Word 重新另存为 .docx。</translation>
    </message>
    <message>
        <source>So many files are packed in it that it can be no Word or Excel file.</source>
        <translation>其中打包的文件过多，不可能是 Word 或 Excel 文件。</translation>
    </message>
    <message>
        <source>The file is damaged or incomplete.</source>
        <translation>文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>文件为空（0 字节）。</translation>
    </message>
    <message>
        <source>The system cannot read this file ({0}).</source>
        <translation>系统无法读取该文件（{0}）。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>Unpack it and choose the document inside, or save the record as .docx.</source>
        <translation>请解压后选择其中的文档，或将记录另存为 .docx。</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>没有读取该文件的权限。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source> and </source>
        <translation>，并且</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>({0})</source>
        <translation>（{0}）</translation>
    </message>
    <message>
        <source>A Q&amp;A has at most {0} topics.</source>
        <translation>一条问答最多 {0} 个话题。</translation>
    </message>
    <message>
        <source>Asked only where {0}; then it must be answered.</source>
        <translation>仅当{0}时才问，问了就必须回答。</translation>
    </message>
    <message>
        <source>Attributes of a claim</source>
        <translation>观点的属性</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Claim types</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>Claims may overlap.</source>
        <translation>观点可以重叠。</translation>
    </message>
    <message>
        <source>Each has at least one topic.</source>
        <translation>每条至少一个话题。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Figures, each with these fields:</source>
        <translation>数字，每个数字有以下各项：</translation>
    </message>
    <message>
        <source>Filled in at first: {0}.</source>
        <translation>默认填入：{0}。</translation>
    </message>
    <message>
        <source>For {0} filled in at first: {1}.</source>
        <translation>类型为“{0}”时默认填入：{1}。</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Labelling guide</source>
        <translation>标注指南</translation>
    </message>
    <message>
        <source>May stay open.</source>
        <translation>可以不填。</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Must be answered where {0}.</source>
        <translation>当{0}时必须回答。</translation>
    </message>
    <message>
        <source>Must be answered.</source>
        <translation>必须回答。</translation>
    </message>
    <message>
        <source>One of the topics of the Q&amp;A.</source>
        <translation>该问答的话题之一。</translation>
    </message>
    <message>
        <source>One of them is the primary topic.</source>
        <translation>其中一个是主话题。</translation>
    </message>
    <message>
        <source>Scheme {0}.</source>
        <translation>标注方案 {0}。</translation>
    </message>
    <message>
        <source>Sub-topic</source>
        <translation>子话题</translation>
    </message>
    <message>
        <source>The guide cannot be written: {0}.</source>
        <translation>无法写入标注指南：{0}。</translation>
    </message>
    <message>
        <source>The labelling guide was written to {0}.</source>
        <translation>标注指南已写入 {0}。</translation>
    </message>
    <message>
        <source>The letter in front of a name is its key; a number is the digit that takes it.</source>
        <translation>名称前的字母是它的按键；数字表示按哪个数字选它。</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>[{0}, Q&amp;A {1}]</source>
        <translation>[{0} 问答 {1}]</translation>
    </message>
    <message>
        <source>[{0}]</source>
        <translation>[{0}]</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>“{0}” is {1}</source>
        <translation>“{0}”为{1}</translation>
    </message>
    <message>
        <source>✓ Yes: {0}</source>
        <translation>✓ 属于：{0}</translation>
    </message>
    <message>
        <source>✗ No: {0}</source>
        <translation>✗ 不属于：{0}</translation>
    </message>
</context>
<context>
    <name>HandOut</name>
    <message>
        <source>&amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>交给(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Sample, % of the records</source>
        <translation>抽样，占记录的百分比(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Write packages…</source>
        <translation>生成工作包(&amp;W)…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A colleague needs a name.</source>
        <translation>请填写同事的姓名。</translation>
    </message>
    <message>
        <source>A package cannot be written over a project, a folder or a device.</source>
        <translation>工作包不能覆盖项目、文件夹或设备。</translation>
    </message>
    <message>
        <source>Choose a name that ends in .irpack.</source>
        <translation>请改用以 .irpack 结尾的文件名。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>请换一个文件夹，或清理磁盘空间。</translation>
    </message>
    <message>
        <source>Hand out work</source>
        <translation>分发标注任务</translation>
    </message>
    <message>
        <source>Labelled &amp;twice, % of the Q&amp;&amp;As</source>
        <translation>双人标注，占问答的百分比(&amp;T)</translation>
    </message>
    <message>
        <source>Labelled twice: {0} of {1} Q&amp;As</source>
        <translation>双人标注：{1} 条问答中的 {0} 条</translation>
    </message>
    <message>
        <source>No record is chosen.</source>
        <translation>没有选中任何记录。</translation>
    </message>
    <message>
        <source>Open your project, and take the package in there.</source>
        <translation>请打开您的项目，在其中并入这个工作包。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records (Space checks one)</source>
        <translation>记录（空格键勾选）</translation>
    </message>
    <message>
        <source>The files of two colleagues would have the same name.</source>
        <translation>有两位同事的文件会重名。</translation>
    </message>
    <message>
        <source>The package could not be written: {0}.</source>
        <translation>工作包未能写入：{0}。</translation>
    </message>
    <message>
        <source>There are fewer records than colleagues.</source>
        <translation>记录份数少于同事人数。</translation>
    </message>
    <message>
        <source>There is no record {0} in the project.</source>
        <translation>项目中没有记录 {0}。</translation>
    </message>
    <message>
        <source>This package carries labels back to whoever handed the work out.</source>
        <translation>这个工作包是交回给分发人的标注。</translation>
    </message>
    <message>
        <source>Two of the names mean the same person.</source>
        <translation>有两个名字指的是同一个人。</translation>
    </message>
    <message>
        <source>With the &amp;labels of everybody (else blind)</source>
        <translation>附带所有人的标注（不勾选则为盲标）(&amp;L)</translation>
    </message>
    <message>
        <source>Written: {0} ({1} Q&amp;As, {2} events).</source>
        <translation>已写入：{0}（{1} 条问答，{2} 处修改）。</translation>
    </message>
    <message>
        <source>labels of {0}</source>
        <translation>{0}的标注</translation>
    </message>
    <message>
        <source>names, with commas in between; empty: for anybody</source>
        <translation>姓名，用逗号隔开；留空则不指定</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>what was written does not read back</source>
        <translation>写入的内容读回后不一致</translation>
    </message>
    <message>
        <source>whoever opens it</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>work</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>{0}: {1} records, {2} Q&amp;As</source>
        <translation>{0}：{1} 份记录，{2} 条问答</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Also Q&amp;As nobody labelled yet.</source>
        <translation>也包括尚无人标注的问答。</translation>
    </message>
    <message>
        <source>Also kappa and alpha for unitizing, for comparison with papers.</source>
        <translation>另给出 κ 与切分单位 α，供与论文对照。</translation>
    </message>
    <message>
        <source>Also where more than a tenth of the labelled Q&amp;As would change.</source>
        <translation>即使已标注问答有一成以上会改变，也照样并入。</translation>
    </message>
    <message>
        <source>Annotators as letters, no participants, no hosts.</source>
        <translation>标注人用字母代替，不含参与人员和接待人员。</translation>
    </message>
    <message>
        <source>Check a scheme file, or without one the scheme of the project.</source>
        <translation>检查方案文件；不给文件时检查项目里的方案。</translation>
    </message>
    <message>
        <source>Check everything that must hold in a project.</source>
        <translation>检查项目中必须成立的每一项。</translation>
    </message>
    <message>
        <source>Decides what is left to chance; the same number gives the same packages.</source>
        <translation>随机种子；数字相同，工作包就相同。</translation>
    </message>
    <message>
        <source>Do the main job from end to end without a screen, and print the files it wrote.</source>
        <translation>不需要屏幕，从头到尾演示一遍主要工作，并列出生成的文件。</translation>
    </message>
    <message>
        <source>File to write; - for standard output.</source>
        <translation>要写入的文件；- 表示标准输出。</translation>
    </message>
    <message>
        <source>File to write; without it, one more in the folder of the backups.</source>
        <translation>要写入的文件；不写则在备份文件夹中新增一份。</translation>
    </message>
    <message>
        <source>Files read at the same time.</source>
        <translation>同时读取的文件数。</translation>
    </message>
    <message>
        <source>Folder for the project, the export and the pictures.</source>
        <translation>存放项目、导出文件和截图的文件夹。</translation>
    </message>
    <message>
        <source>Format to write.</source>
        <translation>导出格式。</translation>
    </message>
    <message>
        <source>Found on no page. Fewer words find more.</source>
        <translation>哪一页都没有。少输几个词会找到更多。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>How often Q&amp;As are drawn anew for the intervals; 0 for none.</source>
        <translation>为计算区间重复抽样的次数；0 表示不算区间。</translation>
    </message>
    <message>
        <source>In whose name; without it, in yours.</source>
        <translation>以谁的名义定稿；不写则为本人。</translation>
    </message>
    <message>
        <source>Label investor-relations activity records. Without a command, or with a project file (.irdb) or a work package (.irpack), the window opens.</source>
        <translation>标注投资者关系活动记录。不带命令，或只给出项目文件（.irdb）或工作包（.irpack）时，打开窗口。</translation>
    </message>
    <message>
        <source>Label scheme (YAML); the shipped one without it.</source>
        <translation>标注方案（YAML）；不指定则用自带方案。</translation>
    </message>
    <message>
        <source>Labels go along; without it the package is blind.</source>
        <translation>附带标注；不加则为盲标工作包。</translation>
    </message>
    <message>
        <source>Language of messages and window.</source>
        <translation>消息和窗口的语言。</translation>
    </message>
    <message>
        <source>List the records with their Q&amp;As and everybody&apos;s progress.</source>
        <translation>列出记录、问答数和各人进度。</translation>
    </message>
    <message>
        <source>Make a verified copy of a project, and print where it is.</source>
        <translation>为项目做一份经过核对的备份，并输出其位置。</translation>
    </message>
    <message>
        <source>Make an empty project.</source>
        <translation>新建空项目。</translation>
    </message>
    <message>
        <source>Mend what can be made anew, after a backup.</source>
        <translation>先备份，再修复能够重建的内容。</translation>
    </message>
    <message>
        <source>One JSON object a line.</source>
        <translation>每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One JSON object for each invariant, a line each.</source>
        <translation>每项检查一行，各为一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One JSON object.</source>
        <translation>输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Only Q&amp;As that this query finds, written as in the search box.</source>
        <translation>只导出此检索式找到的问答，写法与搜索框相同。</translation>
    </message>
    <message>
        <source>Only Q&amp;As with this status.</source>
        <translation>只含此状态的问答。</translation>
    </message>
    <message>
        <source>Only list the good backups, the newest first.</source>
        <translation>只列出完好的备份，最新的在前。</translation>
    </message>
    <message>
        <source>Only say what would be stored.</source>
        <translation>只说明将存入什么，不实际存入。</translation>
    </message>
    <message>
        <source>Only say what would change.</source>
        <translation>只说明会改变什么，不写入。</translation>
    </message>
    <message>
        <source>Only so many percent of the records, drawn by chance.</source>
        <translation>只随机抽取这一百分比的记录。</translation>
    </message>
    <message>
        <source>Only the settled labels.</source>
        <translation>只含定稿标注。</translation>
    </message>
    <message>
        <source>Only these annotators (can be repeated); the first one is a.</source>
        <translation>只比较这些标注人（可多次使用）；第一位即 a。</translation>
    </message>
    <message>
        <source>Only these records (can be repeated).</source>
        <translation>只看这些记录（可多次使用）。</translation>
    </message>
    <message>
        <source>Only this annotator&apos;s labels (can be repeated).</source>
        <translation>只含此标注人的标注（可重复指定）。</translation>
    </message>
    <message>
        <source>Only this annotator&apos;s labels go along (can be repeated).</source>
        <translation>只附带该标注人的标注（可重复）。</translation>
    </message>
    <message>
        <source>Only this record, written CODE/NUMBER (can be repeated).</source>
        <translation>只含该记录，写作 代码/编号（可重复）。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Print progress and label counts, per annotator and per week.</source>
        <translation>输出每位标注人、每周的进度和标签计数。</translation>
    </message>
    <message>
        <source>Print the scheme of a project as YAML.</source>
        <translation>以 YAML 输出项目的标注方案。</translation>
    </message>
    <message>
        <source>Print what a scheme file would change, and how many labels that concerns.</source>
        <translation>输出方案文件会带来的变化，以及涉及多少标签。</translation>
    </message>
    <message>
        <source>Put a backup in the place of a project, the newest good one unless BACKUP names another. What it replaces is kept.</source>
        <translation>用备份恢复项目；未指定 BACKUP 时用最新的完好备份。被替换的内容会保留。</translation>
    </message>
    <message>
        <source>Put the scheme of a file in force; refused if a label would be lost.</source>
        <translation>启用文件里的方案；若会丢失标签则拒绝。</translation>
    </message>
    <message>
        <source>Read records without a project and print what was found.</source>
        <translation>不用项目，直接读取记录并输出结果。</translation>
    </message>
    <message>
        <source>Say how far annotators agree on the Q&amp;As they are done with.</source>
        <translation>报告标注人在已完成问答上的一致程度。</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>在帮助中查找</translation>
    </message>
    <message>
        <source>Settle what all annotators, or most of them, say alike; the rest stays open for the window.</source>
        <translation>把所有人（或多数人）一致的部分定稿；其余留待在窗口中裁定。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Show, check and change the label scheme of a project.</source>
        <translation>查看、检查和更换项目的标注方案。</translation>
    </message>
    <message>
        <source>So many percent of the Q&amp;As go to two colleagues.</source>
        <translation>这一百分比的问答交给两位同事。</translation>
    </message>
    <message>
        <source>Store the labels as this annotator&apos;s.</source>
        <translation>以此标注人的名义存入。</translation>
    </message>
    <message>
        <source>Take in packages, project files or native JSONL of colleagues, all of them or none, after a backup.</source>
        <translation>备份后并入同事的工作包、项目文件或原生 JSONL；要么全部并入，要么一个也不并入。</translation>
    </message>
    <message>
        <source>Take labels in from files in any format that the export writes, also as other tools write them.</source>
        <translation>读入标注：可导出的任何格式均可，也包括其他工具自己写出的文件。</translation>
    </message>
    <message>
        <source>Take records in: files, and folders searched through. Makes PROJECT if it is missing.</source>
        <translation>导入记录：文件，或逐层查找的文件夹。项目（PROJECT）不存在时自动新建。</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面内容</translation>
    </message>
    <message>
        <source>The same seed draws the same.</source>
        <translation>种子相同则抽样相同。</translation>
    </message>
    <message>
        <source>Topics of the first level (1), or as they were ticked (2).</source>
        <translation>按一级话题比较（1），或按实际勾选的话题比较（2）。</translation>
    </message>
    <message>
        <source>What a topic or claim type becomes (can be repeated).</source>
        <translation>某个话题或观点类型改成什么（可多次使用）。</translation>
    </message>
    <message>
        <source>Which columns of tables mean what: {0}.</source>
        <translation>表格各列的含义，可用：{0}。</translation>
    </message>
    <message>
        <source>Whom it is for (can be repeated).</source>
        <translation>交给谁（可重复）。</translation>
    </message>
    <message>
        <source>Work package to write (.irpack).</source>
        <translation>要写入的工作包（.irpack）。</translation>
    </message>
    <message>
        <source>Write a review report (.html, .docx), or a table with a row for each decision (.csv).</source>
        <translation>写出审核报告（.html、.docx），或每个判断位置一行的表格（.csv）。</translation>
    </message>
    <message>
        <source>Write the labels in one of the formats, read them back and compare; a manifest lies beside the file.</source>
        <translation>以所选格式写出标注，读回核对；清单写在文件旁边。</translation>
    </message>
    <message>
        <source>Write work packages for colleagues, or labels to send back. With several --for, each gets a file beside OUTPUT. In a project made from a work package, --with-labels sends back that person&apos;s own labels.</source>
        <translation>为同事生成工作包，或生成要交回的标注。给出多个 --for 时，每人的文件写在 OUTPUT 旁边。在由工作包生成的项目中，--with-labels 只交回其本人的标注。</translation>
    </message>
    <message>
        <source>unanimous: what all say; majority: also what more than half of three or more say.</source>
        <translation>unanimous：所有人一致的；majority：另加三人以上时过半数一致的。</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Put back this version</source>
        <translation>恢复到此版本(&amp;P)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>History of this Q&amp;A</source>
        <translation>本条问答的修改历史</translation>
    </message>
    <message>
        <source>Labels after this change</source>
        <translation>此次修改后的标注</translation>
    </message>
    <message>
        <source>Labels copied: paste them in another Q&amp;A.</source>
        <translation>标注已复制：可粘贴到另一条问答。</translation>
    </message>
    <message>
        <source>Labels pasted, {0} of {1} claims found again here.</source>
        <translation>标注已粘贴，{1} 个观点中有 {0} 个在此处找到原文。</translation>
    </message>
    <message>
        <source>Nothing copied yet: first copy the labels of another Q&amp;A.</source>
        <translation>尚未复制：请先复制另一条问答的标注。</translation>
    </message>
    <message>
        <source>Nothing was labelled here yet.</source>
        <translation>这里还没有任何标注。</translation>
    </message>
    <message>
        <source>Put back but for {0} claims, which lie in another Q&amp;A now.</source>
        <translation>已恢复，但有 {0} 个观点现属另一条问答，未恢复。</translation>
    </message>
    <message>
        <source>There are no labels to copy here.</source>
        <translation>这里没有可复制的标注。</translation>
    </message>
    <message>
        <source>paste labels</source>
        <translation>粘贴标注</translation>
    </message>
    <message>
        <source>redo: {0}</source>
        <translation>重做：{0}</translation>
    </message>
    <message>
        <source>undo: {0}</source>
        <translation>撤销：{0}</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter puts back. Putting back is a change too and can be undone.</source>
        <translation>↑ ↓ 选择，Enter 恢复。恢复也是一次修改，可以撤销。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Came in ({0})</source>
        <translation>已导入（{0}）</translation>
    </message>
    <message>
        <source>Came in as another version of a record that was there ({0})</source>
        <translation>已导入，疑为已有记录的修订版（{0}）</translation>
    </message>
    <message>
        <source>Came in, but something is to be known of them ({0})</source>
        <translation>已导入，另有情况须知（{0}）</translation>
    </message>
    <message>
        <source>Came in, the split is worth a look ({0})</source>
        <translation>已导入，切分存疑（{0}）</translation>
    </message>
    <message>
        <source>Chec&amp;k the doubtful splits</source>
        <translation>核对存疑的切分(&amp;K)</translation>
    </message>
    <message>
        <source>Com&amp;pare the revised ones…</source>
        <translation>对照修订版(&amp;P)…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Passed over: exported labels, which “Take labels in” reads ({0})</source>
        <translation>已略过：导出的标注文件，可用“读入标注”读入（{0}）</translation>
    </message>
    <message>
        <source>Refused ({0})</source>
        <translation>未能导入（{0}）</translation>
    </message>
    <message>
        <source>Save the summary</source>
        <translation>保存导入结果</translation>
    </message>
    <message>
        <source>Stopped. {0} records came in, {1} were there already, {2} files were refused.</source>
        <translation>已停止。新增 {0} 份记录，已在项目中 {1} 份，未能导入 {2} 个文件。</translation>
    </message>
    <message>
        <source>There already, the text is the same ({0})</source>
        <translation>已在项目中，原文相同（{0}）</translation>
    </message>
    <message>
        <source>What became of the files</source>
        <translation>各文件的导入结果</translation>
    </message>
    <message>
        <source>{0} ({1} records)</source>
        <translation>{0}（{1} 条记录）</translation>
    </message>
    <message>
        <source>{0} records came in, {1} were there already, {2} files were refused.</source>
        <translation>新增 {0} 份记录，已在项目中 {1} 份，未能导入 {2} 个文件。</translation>
    </message>
    <message>
        <source>{0}, there before: {1}</source>
        <translation>{0}，原有：{1}</translation>
    </message>
</context>
<context>
    <name>Judgements</name>
    <message>
        <source>Judgements</source>
        <translation>判断</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Claim types</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>查找按键或其作用</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>In a strip of choices</source>
        <translation>在选项栏中</translation>
    </message>
    <message>
        <source>In the table of claims</source>
        <translation>在观点表中</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>正文中</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Letters of this scheme come first; these keys you chose are off here: {0}</source>
        <translation>本标注方案的字母优先；您指定的下列按键在此停用：{0}</translation>
    </message>
    <message>
        <source>Menu: {0}</source>
        <translation>菜单：{0}</translation>
    </message>
    <message>
        <source>Nothing is called that. Fewer letters find more.</source>
        <translation>没有找到。少输几个字可找到更多。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>While checking splits</source>
        <translation>核对切分时</translation>
    </message>
    <message>
        <source>While comparing</source>
        <translation>比对时</translation>
    </message>
    <message>
        <source>While typing</source>
        <translation>输入文字时</translation>
    </message>
    <message>
        <source>accept what is shown</source>
        <translation>确认当前取值</translation>
    </message>
    <message>
        <source>after the letter: its sub-topic</source>
        <translation>按字母后：选子话题</translation>
    </message>
    <message>
        <source>back to labelling</source>
        <translation>回到标注</translation>
    </message>
    <message>
        <source>back to the text</source>
        <translation>回到正文</translation>
    </message>
    <message>
        <source>by one character</source>
        <translation>按字移动</translation>
    </message>
    <message>
        <source>choose all claims</source>
        <translation>选中全部观点</translation>
    </message>
    <message>
        <source>choose several claims</source>
        <translation>选中多条观点</translation>
    </message>
    <message>
        <source>clear the choice</source>
        <translation>清除取值</translation>
    </message>
    <message>
        <source>clear the value</source>
        <translation>清除该值</translation>
    </message>
    <message>
        <source>copy what is marked</source>
        <translation>复制选中的文字</translation>
    </message>
    <message>
        <source>cut, copy, paste</source>
        <translation>剪切、复制、粘贴</translation>
    </message>
    <message>
        <source>edit the claim</source>
        <translation>编辑该观点</translation>
    </message>
    <message>
        <source>edit the claim under the cursor</source>
        <translation>编辑光标处的观点</translation>
    </message>
    <message>
        <source>it is right; the next record</source>
        <translation>切分正确，下一份记录</translation>
    </message>
    <message>
        <source>let go of the claim</source>
        <translation>取消选中观点</translation>
    </message>
    <message>
        <source>make that topic the primary one</source>
        <translation>设为主话题</translation>
    </message>
    <message>
        <source>make “{0}” the primary topic</source>
        <translation>将“{0}”设为主话题</translation>
    </message>
    <message>
        <source>mark all that was typed</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>mark several lines</source>
        <translation>选中多行</translation>
    </message>
    <message>
        <source>move the end by one character</source>
        <translation>结尾移动一个字符</translation>
    </message>
    <message>
        <source>move the end by one clause</source>
        <translation>结尾移动一个分句</translation>
    </message>
    <message>
        <source>move the end by one sentence</source>
        <translation>结尾移动一句</translation>
    </message>
    <message>
        <source>move the start by one character</source>
        <translation>开头移动一个字符</translation>
    </message>
    <message>
        <source>move the start by one clause</source>
        <translation>开头移动一个分句</translation>
    </message>
    <message>
        <source>move the start by one sentence</source>
        <translation>开头移动一句</translation>
    </message>
    <message>
        <source>move while typing</source>
        <translation>移动光标</translation>
    </message>
    <message>
        <source>open the menu “{0}”</source>
        <translation>打开菜单“{0}”</translation>
    </message>
    <message>
        <source>open, close, first, last</source>
        <translation>展开、折叠、首行、末行</translation>
    </message>
    <message>
        <source>take back typing</source>
        <translation>撤销输入</translation>
    </message>
    <message>
        <source>take the choice with this number</source>
        <translation>选取该编号的取值</translation>
    </message>
    <message>
        <source>take the row</source>
        <translation>选取该行</translation>
    </message>
    <message>
        <source>take the topic found as the primary one</source>
        <translation>将找到的话题设为主话题</translation>
    </message>
    <message>
        <source>take what was found or typed; in a note: a new line</source>
        <translation>选取或确认；在问答备注中换行</translation>
    </message>
    <message>
        <source>the attribute before or after</source>
        <translation>上一个或下一个属性</translation>
    </message>
    <message>
        <source>the claim above or below</source>
        <translation>上一条或下一条观点</translation>
    </message>
    <message>
        <source>the clause before or after</source>
        <translation>上一个或下一个分句</translation>
    </message>
    <message>
        <source>the clause in the line above or below</source>
        <translation>上一行或下一行的分句</translation>
    </message>
    <message>
        <source>the line above or below</source>
        <translation>上一行或下一行</translation>
    </message>
    <message>
        <source>the next doubt</source>
        <translation>下一处存疑</translation>
    </message>
    <message>
        <source>the next or the previous panel</source>
        <translation>下一个或上一个面板</translation>
    </message>
    <message>
        <source>the one found above or below; in a note: the line</source>
        <translation>上一个或下一个结果；在备注中为上下行</translation>
    </message>
    <message>
        <source>the record before or after</source>
        <translation>上一份或下一份记录</translation>
    </message>
    <message>
        <source>the row above or below</source>
        <translation>上一行或下一行</translation>
    </message>
    <message>
        <source>the sentence before or after</source>
        <translation>上一句或下一句</translation>
    </message>
    <message>
        <source>the sub-topic with this number</source>
        <translation>该编号的子话题</translation>
    </message>
    <message>
        <source>this value for the attribute of the column</source>
        <translation>为所在列的属性选此编号的值</translation>
    </message>
    <message>
        <source>type it again</source>
        <translation>重做输入</translation>
    </message>
    <message>
        <source>widen or narrow by clause</source>
        <translation>按分句扩大或缩小</translation>
    </message>
    <message>
        <source>widen or narrow by line</source>
        <translation>按行扩大或缩小</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>读入(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Whose labels</source>
        <translation>谁的标注(&amp;W)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A backup is made first. Labels of the same annotator on the same Q&amp;A are replaced; one undo takes everything back.</source>
        <translation>先做备份。同一标注人对同一问答的标注会被替换；撤销一次即可全部还原。</translation>
    </message>
    <message>
        <source>Annotators: {0}.</source>
        <translation>标注人：{0}。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Take labels in</source>
        <translation>读入标注</translation>
    </message>
    <message>
        <source>There is nothing new in it.</source>
        <translation>其中没有新的标注。</translation>
    </message>
    <message>
        <source>What does not come in</source>
        <translation>未能读入的内容</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所写</translation>
    </message>
    <message>
        <source>{0} Q&amp;As get other labels, {1} claims among them.</source>
        <translation>{0} 条问答的标注将更新，含 {1} 条观点。</translation>
    </message>
    <message>
        <source>{0} are the same already.</source>
        <translation>{0} 条与现有标注相同。</translation>
    </message>
    <message>
        <source>{0} differ in white space; claims found their places anew.</source>
        <translation>{0} 条与原文只差空白，观点已重新定位。</translation>
    </message>
    <message>
        <source>{0} do not come in:</source>
        <translation>{0} 条未能读入：</translation>
    </message>
    <message>
        <source>{0} were matched by their text.</source>
        <translation>{0} 条按原文对应。</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>……另有 {0} 条</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;I have seen that so much changes, and want it</source>
        <translation>我已了解改动较多，仍要并入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>并入(&amp;T)</translation>
    </message>
    <message>
        <source>Being taken in…</source>
        <translation>正在并入…</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Enter takes in, after a backup. Undo takes all of it back.</source>
        <translation>按 Enter 先备份再并入；撤销可全部撤回。</translation>
    </message>
    <message>
        <source>Events: {0} new, {1} there already</source>
        <translation>修改：新增 {0} 处，已有 {1} 处</translation>
    </message>
    <message>
        <source>Labelled with another scheme: {0}.</source>
        <translation>使用了另一标注方案：{0}。</translation>
    </message>
    <message>
        <source>Records split in another way: {0}</source>
        <translation>问答切分有变化的记录：{0} 份</translation>
    </message>
    <message>
        <source>Records: {0} new, {1} there already</source>
        <translation>记录：新增 {0} 份，已有 {1} 份</translation>
    </message>
    <message>
        <source>Take in colleagues’ work</source>
        <translation>并入同事的标注</translation>
    </message>
    <message>
        <source>Taken in. Undo takes all of it back.</source>
        <translation>已并入，撤销可全部撤回。</translation>
    </message>
    <message>
        <source>There is nothing to take in: everything is here already, or stays out.</source>
        <translation>没有可并入的内容：要么已经有了，要么不能并入。</translation>
    </message>
    <message>
        <source>This would change.</source>
        <translation>将有以下变化。</translation>
    </message>
    <message>
        <source>This would change. Please look at the warnings.</source>
        <translation>将有以下变化，请留意提示。</translation>
    </message>
    <message>
        <source>To be settled by you: {0} versions that contradict each other.</source>
        <translation>有 {0} 个版本相互冲突，需由您处理。</translation>
    </message>
    <message>
        <source>To look at:</source>
        <translation>请留意：</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将有的变化</translation>
    </message>
    <message>
        <source>a claim does not quote the text at its place ({0})</source>
        <translation>观点与所在位置的原文不符（{0}）</translation>
    </message>
    <message>
        <source>a claim lies outside of its question and answer ({0})</source>
        <translation>观点不在其问答之内（{0}）</translation>
    </message>
    <message>
        <source>changes before them are missing, ask for a complete file ({0})</source>
        <translation>缺少之前的修改，请索取完整的文件（{0}）</translation>
    </message>
    <message>
        <source>not what this program writes ({0})</source>
        <translation>不是本程序写出的内容（{0}）</translation>
    </message>
    <message>
        <source>numbered twice: a copy of the file was worked on as well ({0})</source>
        <translation>编号重复：文件的副本也被标注过（{0}）</translation>
    </message>
    <message>
        <source>something else is here under the same id; one of both was changed ({0})</source>
        <translation>同一编号下已有不同内容，其中之一被改动过（{0}）</translation>
    </message>
    <message>
        <source>take in {0}</source>
        <translation>并入 {0}</translation>
    </message>
    <message>
        <source>the record is split in another way there: confirm its split first ({0})</source>
        <translation>对方的记录切分不同，请先确认切分（{0}）</translation>
    </message>
    <message>
        <source>their record is neither here nor in the file ({0})</source>
        <translation>所属记录既不在项目中，也不在文件中（{0}）</translation>
    </message>
    <message>
        <source>what they came after is missing or stays out ({0})</source>
        <translation>其前一步修改缺失或未能并入（{0}）</translation>
    </message>
    <message>
        <source>{0} ({1} Q&amp;As)</source>
        <translation>{0}（{1} 条问答）</translation>
    </message>
    <message>
        <source>{0} has the number of {1}, but another text: it becomes a record of its own.</source>
        <translation>{0} 与 {1} 编号相同而原文不同，将作为另一份记录。</translation>
    </message>
    <message>
        <source>{0} of {1} labelled Q&amp;As would say something else afterwards.</source>
        <translation>{1} 条已标注问答中，有 {0} 条的标注会改变。</translation>
    </message>
    <message>
        <source>{0} was open or not closed in order: its last changes may be missing.</source>
        <translation>{0} 当时未正常关闭，最后的修改可能缺失。</translation>
    </message>
    <message>
        <source>{0}: {1} Q&amp;As new, {2} changed, {3} the same</source>
        <translation>{0}：问答新增 {1} 条，改变 {2} 条，相同 {3} 条</translation>
    </message>
    <message>
        <source>{0}: {1} events stay out: {2}</source>
        <translation>{0}：{1} 处修改未并入：{2}</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” look alike and stay two people.</source>
        <translation>“{0}”与“{1}”看起来相似，仍视为两个人。</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>&amp;Restore the backup of {0}</source>
        <translation>恢复 {0} 的备份(&amp;R)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Folder for backups; that of the project: beside it</source>
        <translation>备份文件夹（选项目所在的文件夹，则放在项目旁边）</translation>
    </message>
    <message>
        <source>IR Annotator</source>
        <translation>IR Annotator</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Label scheme</source>
        <translation>标注方案</translation>
    </message>
    <message>
        <source>Labels ({0})</source>
        <translation>标注文件 ({0})</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>New project for these records</source>
        <translation>为这些记录新建项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Packages, projects and labels (*.irpack *.irdb *.jsonl)</source>
        <translation>工作包、项目和标注 (*.irpack *.irdb *.jsonl)</translation>
    </message>
    <message>
        <source>Projects (*.irdb)</source>
        <translation>项目文件 (*.irdb)</translation>
    </message>
    <message>
        <source>Projects and packages (*.irdb *.irpack)</source>
        <translation>项目和工作包 (*.irdb *.irpack)</translation>
    </message>
    <message>
        <source>Records ({0})</source>
        <translation>记录文件 ({0})</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Save the labelling guide</source>
        <translation>保存标注指南</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>Schemes (*.yaml *.yml)</source>
        <translation>标注方案 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Table, a row for each decision (*.csv)</source>
        <translation>表格，每个判断位置一行 (*.csv)</translation>
    </message>
    <message>
        <source>Take in colleagues’ work</source>
        <translation>并入同事的标注</translation>
    </message>
    <message>
        <source>Take labels in</source>
        <translation>读入标注</translation>
    </message>
    <message>
        <source>The program made a mistake. Your labels are saved.</source>
        <translation>程序出错了。您的标注已保存。</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Work packages (*.irpack)</source>
        <translation>工作包 (*.irpack)</translation>
    </message>
    <message>
        <source>Write a work package</source>
        <translation>生成工作包</translation>
    </message>
    <message>
        <source>You can go on working; please pass the details on to the developers.</source>
        <translation>您可以继续工作；请将详细信息转给开发人员。</translation>
    </message>
</context>
<context>
    <name>NativeFile</name>
    <message>
        <source>A topic is named twice.</source>
        <translation>同一话题出现了两次。</translation>
    </message>
    <message>
        <source>Apply the scheme with which these labels were made.</source>
        <translation>请先应用制作这些标注时所用的标注方案。</translation>
    </message>
    <message>
        <source>Claim “{0}” lies outside the text.</source>
        <translation>观点“{0}”超出了文本范围。</translation>
    </message>
    <message>
        <source>Entry {0} is not an object.</source>
        <translation>第 {0} 项不是对象。</translation>
    </message>
    <message>
        <source>Import the record from which these labels were made.</source>
        <translation>请导入制作这些标注时所用的记录。</translation>
    </message>
    <message>
        <source>Only a gold line has a decision.</source>
        <translation>只有定稿（gold）行才能有 decision。</translation>
    </message>
    <message>
        <source>The claim “{0}” has no place in the question or in the answer.</source>
        <translation>观点“{0}”在问题或回答中找不到位置。</translation>
    </message>
    <message>
        <source>The file is not valid JSON from its entry {0} on.</source>
        <translation>文件从第 {0} 项起不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The line is longer than 10 MB.</source>
        <translation>该行超过 10 MB。</translation>
    </message>
    <message>
        <source>The line is not UTF-8. Save the file again as UTF-8.</source>
        <translation>该行不是 UTF-8 编码，请将文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The line is not an object.</source>
        <translation>该行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The line is not in the format {0}.</source>
        <translation>该行不是 {0} 格式。</translation>
    </message>
    <message>
        <source>The line is not valid JSON.</source>
        <translation>该行不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The number in “{0}” is too large to be held exactly.</source>
        <translation>“{0}”的数值过大，无法精确保存。</translation>
    </message>
    <message>
        <source>The primary topic “{0}” is not among the topics.</source>
        <translation>主话题“{0}”不在所选话题之中。</translation>
    </message>
    <message>
        <source>The scheme of the project does not know “{1}” under “{0}”.</source>
        <translation>项目的标注方案中，“{0}”没有“{1}”。</translation>
    </message>
    <message>
        <source>The text of claim “{0}” is not what stands at its place.</source>
        <translation>观点“{0}”的引文与其所在位置的文字不一致。</translation>
    </message>
    <message>
        <source>There is a reason for a flag, but no flag.</source>
        <translation>有存疑原因，却没有存疑标记。</translation>
    </message>
    <message>
        <source>Two claims have the same id.</source>
        <translation>两个观点的 id 相同。</translation>
    </message>
    <message>
        <source>“{0}” cannot be “{1}”.</source>
        <translation>“{0}”不能是“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” holds an unknown key “{1}”.</source>
        <translation>“{0}”含有未知的键“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” is not the text that stands in the record.</source>
        <translation>“{0}”与记录原文不一致。</translation>
    </message>
    <message>
        <source>“{0}” lacks the key “{1}”.</source>
        <translation>“{0}”缺少键“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” must be a list of texts.</source>
        <translation>“{0}”必须是文本列表。</translation>
    </message>
    <message>
        <source>“{0}” must be a list.</source>
        <translation>“{0}”必须是列表。</translation>
    </message>
    <message>
        <source>“{0}” must be a number.</source>
        <translation>“{0}”必须是数字。</translation>
    </message>
    <message>
        <source>“{0}” must be a whole number from {1}.</source>
        <translation>“{0}”必须是不小于 {1} 的整数。</translation>
    </message>
    <message>
        <source>“{0}” must be an object.</source>
        <translation>“{0}”必须是对象。</translation>
    </message>
    <message>
        <source>“{0}” must be text or a whole number.</source>
        <translation>“{0}”必须是文本或整数。</translation>
    </message>
    <message>
        <source>“{0}” must be text.</source>
        <translation>“{0}”必须是文本。</translation>
    </message>
    <message>
        <source>“{0}” must be true or false.</source>
        <translation>“{0}”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>“{0}” stands twice in the line.</source>
        <translation>该行中“{0}”出现了两次。</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Note</source>
        <translation>问答备注</translation>
    </message>
    <message>
        <source>⚑ Flag</source>
        <translation>⚑ 存疑</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>&amp;Another number</source>
        <translation>再加一个数值(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Propose again</source>
        <translation>重新读取(&amp;P)</translation>
    </message>
    <message>
        <source>Add the figures of the text that stand on no line</source>
        <translation>把原文里还没列出的数值补进来</translation>
    </message>
    <message>
        <source>Enter stores all lines, Ctrl+Del removes one, ↑ ↓ go from line to line.</source>
        <translation>Enter 保存全部各行，Ctrl+Del 删去一行，↑ ↓ 换行。</translation>
    </message>
    <message>
        <source>No figure was found in the text.</source>
        <translation>原文里没有找到数值。</translation>
    </message>
    <message>
        <source>Proposed: please confirm</source>
        <translation>待确认：由原文读出</translation>
    </message>
    <message>
        <source>Remove this line (Ctrl+Del)</source>
        <translation>删去这一行（Ctrl+Del）</translation>
    </message>
    <message>
        <source>The text of the claim</source>
        <translation>陈述原文</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>已由您填写</translation>
    </message>
    <message>
        <source>“{0}” is not a number: write digits such as 14.8 or 1,650.</source>
        <translation>“{0}”不是数字：请填写 14.8 或 1,650 这样的数字。</translation>
    </message>
    <message>
        <source>○ Slanted lines were read from the text: please confirm.</source>
        <translation>○ 斜体各行由原文读出，请确认。</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>Ask your colleague for a package of fewer records.</source>
        <translation>请同事改用记录较少的工作包。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .irpack, and fetch it again if it came by mail.</source>
        <translation>请选择以 .irpack 结尾的文件；若来自邮件，请重新下载。</translation>
    </message>
    <message>
        <source>Do not trust it; ask your colleague to make it again with the program.</source>
        <translation>请勿信任此文件；请同事用本程序重新生成。</translation>
    </message>
    <message>
        <source>Fetch it again, or ask your colleague to send it again.</source>
        <translation>请重新下载，或请同事重新发送。</translation>
    </message>
    <message>
        <source>It is not a work package of IR Annotator.</source>
        <translation>这不是 IR Annotator 的工作包。</translation>
    </message>
    <message>
        <source>The work package holds something that this program never writes.</source>
        <translation>工作包含有本程序不会写出的内容。</translation>
    </message>
    <message>
        <source>The work package is damaged or was changed after it was made.</source>
        <translation>工作包已损坏，或生成后被改动过。</translation>
    </message>
    <message>
        <source>The work package is too large, or unpacks to far more than it should.</source>
        <translation>工作包过大，或解压后远超应有的大小。</translation>
    </message>
    <message>
        <source>The work package was made by a newer version of this program ({0}).</source>
        <translation>工作包由更新版本的程序生成（{0}）。</translation>
    </message>
    <message>
        <source>Update the program, then open the package again.</source>
        <translation>请更新程序后再打开。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Nothing is called that. Fewer letters find more.</source>
        <translation>没有找到。少输几个字可找到更多。</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>此操作现在不可用。</translation>
    </message>
    <message>
        <source>What to do? Words, pinyin, its initials, English</source>
        <translation>要做什么？可输汉字、拼音、拼音首字母或英文</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter: do it    Esc: close</source>
        <translation>↑ ↓ 选择    Enter：执行    Esc：关闭</translation>
    </message>
</context>
<context>
    <name>Pdf</name>
    <message>
        <source>A drawing in this PDF contains itself, so its pages have no end.</source>
        <translation>该 PDF 中有图形对象嵌套了自身，页面内容没有尽头。</translation>
    </message>
    <message>
        <source>Check that it is the right file; save the record&apos;s pages alone.</source>
        <translation>请确认是否选对了文件；可只保存记录所在的页。</translation>
    </message>
    <message>
        <source>Drawings within drawings make its pages far larger than any record.</source>
        <translation>图形对象层层嵌套，使页面内容远远超出任何记录的篇幅。</translation>
    </message>
    <message>
        <source>Fetch it again, or open it in a PDF reader and print it to a new PDF.</source>
        <translation>请重新下载，或用 PDF 阅读器打开，打印为新的 PDF。</translation>
    </message>
    <message>
        <source>Fetch it again; the download was probably interrupted.</source>
        <translation>请重新下载；上次下载可能中断了。</translation>
    </message>
    <message>
        <source>Fetch the original from the exchange, or have the text recognised (OCR), and choose that.</source>
        <translation>请从交易所网站下载原文，或先做文字识别（OCR），再选择识别后的文件。</translation>
    </message>
    <message>
        <source>It has {0} pages; no record is that long.</source>
        <translation>它有 {0} 页，活动记录不会这么长。</translation>
    </message>
    <message>
        <source>It is a scan: its pages are pictures without any text.</source>
        <translation>这是扫描件：各页都是图片，没有文字。</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>文件设有密码保护。</translation>
    </message>
    <message>
        <source>Its fonts do not say which characters they print; what can be copied from it is garbage.</source>
        <translation>它的字体没有说明所印的是哪些字，从中取出的文字是乱码。</translation>
    </message>
    <message>
        <source>Its pages hold more than {0} characters; no record is that long.</source>
        <translation>各页文字合计超过 {0} 字，活动记录不会这么长。</translation>
    </message>
    <message>
        <source>Open it with the password, and print or save it as a PDF without protection.</source>
        <translation>请用密码打开，再打印或另存为不加密的 PDF。</translation>
    </message>
    <message>
        <source>Page {0} is printed fuller than any page of a record.</source>
        <translation>第 {0} 页的内容之多，超过任何一页记录表。</translation>
    </message>
    <message>
        <source>Pages that are pictures without any text were not read: {0}.</source>
        <translation>以下各页是没有文字的图片，未能读取：{0}。</translation>
    </message>
    <message>
        <source>The PDF is damaged or incomplete.</source>
        <translation>PDF 文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>{0} characters could not be read, because their font does not say what they are.</source>
        <translation>有 {0} 个字符无法读取，因为字体没有说明它们是什么字。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Install it with “pip install {0}”, or choose another format.</source>
        <translation>请用“pip install {0}”安装，或改选其他格式。</translation>
    </message>
    <message>
        <source>It cannot be added to this program: choose another format, such as csv.</source>
        <translation>本程序无法加装它：请选择其他格式，例如 csv。</translation>
    </message>
    <message>
        <source>It is not one of the two tables that are exported here.</source>
        <translation>不是本程序导出的两张表之一。</translation>
    </message>
    <message>
        <source>Known are: {0}.</source>
        <translation>可识别的格式：{0}。</translation>
    </message>
    <message>
        <source>Put both tables into one folder, under the names they were exported with.</source>
        <translation>请把两张表放在同一文件夹，并保留导出时的文件名。</translation>
    </message>
    <message>
        <source>Save it again as CSV UTF-8.</source>
        <translation>请另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>Save it again as UTF-8.</source>
        <translation>请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The file holds no labels in a format that is known here.</source>
        <translation>文件中没有可识别格式的标注。</translation>
    </message>
    <message>
        <source>The file is UTF-16, and labels are read as UTF-8.</source>
        <translation>文件是 UTF-16 编码，而标注按 UTF-8 读取。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The format {0} needs the package {1}, which is not installed.</source>
        <translation>{0} 格式需要 {1} 软件包，但尚未安装。</translation>
    </message>
    <message>
        <source>The line is no row of a folder for “datasets” of this program.</source>
        <translation>该行不是本程序为 datasets 导出的数据行。</translation>
    </message>
    <message>
        <source>The row cannot be read: {0}.</source>
        <translation>该行无法读取：{0}。</translation>
    </message>
    <message>
        <source>The span {0}–{1} ({2}) does not fit the text, or is not what it quotes.</source>
        <translation>片段 {0}–{1}（{2}）与原文不符，或与其引文不一致。</translation>
    </message>
    <message>
        <source>The table cannot be read: {0}.</source>
        <translation>表格无法读取：{0}。</translation>
    </message>
    <message>
        <source>The table {0} that belongs to it is missing.</source>
        <translation>缺少与之配套的表 {0}。</translation>
    </message>
    <message>
        <source>The text is not the one that was exported.</source>
        <translation>文本已不是导出时的文本。</translation>
    </message>
    <message>
        <source>There are claims of {0} on the Q&amp;A {1}, but no row for it in the other table.</source>
        <translation>有 {0} 对问答 {1} 的观点，但另一张表中没有对应的行。</translation>
    </message>
    <message>
        <source>There is neither a question with its answer nor a single text.</source>
        <translation>其中既没有问题与回答，也没有单独的一段文本。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>Closed today: {0}.</source>
        <translation>今天处理 {0} 条。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Counting… {0} of {1} records</source>
        <translation>正在统计… {0} / {1} 份记录</translation>
    </message>
    <message>
        <source>Enter: the first open Q&amp;A of the record</source>
        <translation>Enter：打开该记录第一条未完成的问答</translation>
    </message>
    <message>
        <source>How long the rest will take is told once a few Q&amp;As are closed.</source>
        <translation>再完成几条问答后，这里会估计剩余时间。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Left at this pace: {0}.</source>
        <translation>照此速度还需{0}。</translation>
    </message>
    <message>
        <source>One Q&amp;A takes {0}: the middle of your last {1}.</source>
        <translation>一条问答用时 {0}（最近 {1} 条的中位数）。</translation>
    </message>
    <message>
        <source>Primary topics</source>
        <translation>主话题</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress copied as text.</source>
        <translation>进度已复制为文本。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records, most left first</source>
        <translation>记录（剩余最多的在前）</translation>
    </message>
    <message>
        <source>Show &amp;flagged: {0}</source>
        <translation>查看存疑：{0}(&amp;F)</translation>
    </message>
    <message>
        <source>Show &amp;skipped: {0}</source>
        <translation>查看跳过：{0}(&amp;S)</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>about {0} h</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>约 {0} 小时 {1} 分钟</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>figures given</source>
        <translation>已填数字</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>{0} of {1} Q&amp;As closed</source>
        <translation>已处理 {0} / {1} 条问答</translation>
    </message>
    <message>
        <source>{0} records, {1} Q&amp;As, scheme {2}</source>
        <translation>{0} 份记录，{1} 条问答，标注方案 {2}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0}: {1} done, {2} skipped</source>
        <translation>{0}：完成 {1}，跳过 {2}</translation>
    </message>
    <message>
        <source>⊘ Skipped</source>
        <translation>⊘ 跳过</translation>
    </message>
    <message>
        <source>○ Left</source>
        <translation>○ 剩余</translation>
    </message>
    <message>
        <source>● Done</source>
        <translation>● 完成</translation>
    </message>
    <message>
        <source>● {0} done   ⊘ {1} skipped   ◐ {2} in progress   ○ {3} to do   ⚑ {4} flagged</source>
        <translation>● 完成 {0}   ⊘ 跳过 {1}   ◐ 进行中 {2}   ○ 待标 {3}   ⚑ 存疑 {4}</translation>
    </message>
    <message>
        <source>⚑ Flagged</source>
        <translation>⚑ 存疑</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source> (character {0})</source>
        <translation>（第 {0} 个字符）</translation>
    </message>
    <message>
        <source>No claim type is called “{0}”: its id or its name is wanted.</source>
        <translation>没有名为“{0}”的观点类型：请写它的代号或名称。</translation>
    </message>
    <message>
        <source>No topic is called “{0}”: its id or its name is wanted.</source>
        <translation>没有名为“{0}”的话题：请写它的代号或名称。</translation>
    </message>
    <message>
        <source>Nobody called “{0}” has labelled here.</source>
        <translation>这里没有名为“{0}”的标注人。</translation>
    </message>
    <message>
        <source>Something must stand behind “{0}:”.</source>
        <translation>“{0}:”后面还要写内容。</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>缺少后引号。</translation>
    </message>
    <message>
        <source>The regular expression is not complete, or none.</source>
        <translation>正则表达式不完整或有误。</translation>
    </message>
    <message>
        <source>“{0}:” is no field. In quotes it is sought as it stands.</source>
        <translation>没有“{0}:”这个字段。加上引号即按原文搜索。</translation>
    </message>
    <message>
        <source>“{0}” is no date. Write 2025, 2025-03, 2025-03-05 or 2025-03..2025-06.</source>
        <translation>“{0}”不是日期。可以写 2025、2025-03、2025-03-05 或 2025-03..2025-06。</translation>
    </message>
    <message>
        <source>“{0}” is no status. There are todo, in_progress, done, skipped, flagged.</source>
        <translation>没有“{0}”这个状态。可以写：待标、进行中、完成、跳过、标记。</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>A footnote belongs here; it is not in the text.</source>
        <translation>此处有脚注，其内容未读入原文。</translation>
    </message>
    <message>
        <source>A picture or chart stands here; what it shows is not in the text.</source>
        <translation>此处有图片或图表，其内容未读入原文。</translation>
    </message>
    <message>
        <source>An embedded object stands here; what is in it is not in the text.</source>
        <translation>此处有嵌入对象，其内容未读入原文。</translation>
    </message>
    <message>
        <source>Check in Word that the text stands in that row, not in a picture or an attachment.</source>
        <translation>请在 Word 中确认正文写在该行里，而不是在图片或附件中。</translation>
    </message>
    <message>
        <source>Check that it is the right file; split what holds several records into one file each.</source>
        <translation>请确认选对了文件；若其中有多份记录，请拆成每份一个文件。</translation>
    </message>
    <message>
        <source>Choose a 投资者关系活动记录表, with a row such as 投资者关系活动主要内容介绍.</source>
        <translation>请选择投资者关系活动记录表，其中应有“投资者关系活动主要内容介绍”之类的一行。</translation>
    </message>
    <message>
        <source>Few of the questions carry a question mark or an answer marker.</source>
        <translation>多数问题既没有问号，也没有回答标记。</translation>
    </message>
    <message>
        <source>Import the record itself; the labels in the report can be taken in as labels.</source>
        <translation>请导入记录本身；报告中的标注可以作为标注导入。</translation>
    </message>
    <message>
        <source>It could not be read within {0} seconds.</source>
        <translation>在 {0} 秒内没有读完。</translation>
    </message>
    <message>
        <source>It holds neither the form of an activity record nor marked questions and answers.</source>
        <translation>文件中既没有活动记录表，也没有带标记的问答。</translation>
    </message>
    <message>
        <source>It is a labelling report that this program wrote, not a record.</source>
        <translation>这是本程序生成的标注报告，不是记录。</translation>
    </message>
    <message>
        <source>It is not certain where this question ends and its answer begins.</source>
        <translation>这个问题到哪里为止、回答从哪里开始，尚不确定。</translation>
    </message>
    <message>
        <source>Its text is longer than any record (more than {0} million characters or {1} lines).</source>
        <translation>其文字比任何一份记录都长（超过 {0}00 万字或 {1} 行）。</translation>
    </message>
    <message>
        <source>No answer was found for this question.</source>
        <translation>未找到该问题的回答。</translation>
    </message>
    <message>
        <source>No question was found; the text is kept as one piece.</source>
        <translation>未找到问题；原文按整段保留。</translation>
    </message>
    <message>
        <source>Open it and save it anew as .docx or PDF, or copy its text into a text file.</source>
        <translation>请打开后重新另存为 .docx 或 PDF，或把文字复制到文本文件。</translation>
    </message>
    <message>
        <source>Open it in an editor, save it as UTF-8, and try again.</source>
        <translation>请用文本编辑器打开，另存为 UTF-8 编码后重试。</translation>
    </message>
    <message>
        <source>Reading it made the reader crash; the file is probably damaged.</source>
        <translation>读取时阅读程序崩溃，文件可能已损坏。</translation>
    </message>
    <message>
        <source>Reading it takes more memory than a record can need; the file is probably damaged.</source>
        <translation>读取该文件所需内存远超一份记录应有的量，文件可能已损坏。</translation>
    </message>
    <message>
        <source>The form is there, but the row with the content of the activity is empty.</source>
        <translation>找到了记录表，但活动主要内容一行为空。</translation>
    </message>
    <message>
        <source>The numbers of the questions jump here.</source>
        <translation>问题编号在此处不连续。</translation>
    </message>
    <message>
        <source>The program made a mistake when it read this file.</source>
        <translation>程序读取该文件时出错。</translation>
    </message>
    <message>
        <source>The questions carry no number or marker; the split is a guess.</source>
        <translation>问题没有编号或标记；问答拆分系推测。</translation>
    </message>
    <message>
        <source>The text holds characters that are not seen ({0}).</source>
        <translation>文字中含有看不见的字符（{0}）。</translation>
    </message>
    <message>
        <source>The text is in Big5, the encoding of traditional Chinese, which is not read.</source>
        <translation>文本采用繁体中文的 Big5 编码，无法读取。</translation>
    </message>
    <message>
        <source>The text is in an encoding that cannot be read (neither UTF-8, UTF-16 nor GB18030).</source>
        <translation>无法识别文本编码（不是 UTF-8、UTF-16 或 GB18030）。</translation>
    </message>
    <message>
        <source>These are headings of topics rather than questions; that they divide the talk is a guess.</source>
        <translation>这里是话题小标题而非提问；按小标题拆分问答系推测。</translation>
    </message>
    <message>
        <source>This is marked like a question but does not read like one.</source>
        <translation>此处标为问题，但内容不像问题。</translation>
    </message>
    <message>
        <source>This question is marked otherwise than most.</source>
        <translation>这个问题的标记方式与多数问题不同。</translation>
    </message>
    <message>
        <source>This question is unusually long; its answer may begin inside it.</source>
        <translation>该问题过长，可能包含了回答的开头。</translation>
    </message>
    <message>
        <source>This reads like a further question, but stands in an answer.</source>
        <translation>这一行像是另一个问题，却在回答里。</translation>
    </message>
    <message>
        <source>changes of the direction of writing: {0}</source>
        <translation>改变书写方向的字符：{0}</translation>
    </message>
    <message>
        <source>characters without width: {0}</source>
        <translation>零宽字符：{0}</translation>
    </message>
    <message>
        <source>control characters: {0}</source>
        <translation>控制字符：{0}</translation>
    </message>
    <message>
        <source>{0} embedded documents of the file are not read.</source>
        <translation>文件中有 {0} 个嵌入文档未读入。</translation>
    </message>
    <message>
        <source>{0} pictures that the document refers to are not in the file.</source>
        <translation>文档引用的 {0} 张图片不在文件中。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>A</source>
        <translation>答</translation>
    </message>
    <message>
        <source>Blanks and punctuation at the ends are left out; Alt+→ takes them in.</source>
        <translation>首尾的空格和标点已略去；Alt+→ 可再选入。</translation>
    </message>
    <message>
        <source>Characters that are not seen are marked with their names; in this Q&amp;A: {0}.</source>
        <translation>看不见的字符已标出名称；本条问答中有 {0} 个。</translation>
    </message>
    <message>
        <source>Figures are dotted, dates dashed, hedging words waved.</source>
        <translation>数值下画点线，日期下画短线，缓和词下画波浪线。</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation>问答正文</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>It is not sure that this record is split rightly: {0} shows why.</source>
        <translation>这份记录的切分存疑：按 {0} 查看原因。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>“Check the split into Q&amp;As”</source>
        <translation>“核对问答切分”</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Answer, then Enter; Esc leaves it</source>
        <translation>写好后按 Enter 发出；Esc 放弃</translation>
    </message>
    <message>
        <source>Nothing was returned to you.</source>
        <translation>没有退回给你的问答。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Say what to look at: a Q&amp;A is returned with a comment.</source>
        <translation>请写明要看什么：退回问答必须附上意见。</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>{0} answered: {2}</source>
        <translation>{0} 回复：{2}</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另有 {0} 条</translation>
    </message>
    <message>
        <source>↩ {0} returned this to {1}: {2}</source>
        <translation>↩ {0} 退回给 {1}：{2}</translation>
    </message>
    <message>
        <source>↻ {0} opened it again. {2}</source>
        <translation>↻ {0} 重新打开。{2}</translation>
    </message>
    <message>
        <source>✓ {0} says it is settled. {2}</source>
        <translation>✓ {0} 已处理。{2}</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A</source>
        <translation>答</translation>
    </message>
    <message>
        <source>A Q&amp;A begins here already. ← and → choose a place inside the line.</source>
        <translation>问答已经从这里开始。用 ← → 选择行内的位置。</translation>
    </message>
    <message>
        <source>Esc: back</source>
        <translation>Esc 返回</translation>
    </message>
    <message>
        <source>It is that already.</source>
        <translation>已经是这样了。</translation>
    </message>
    <message>
        <source>N next doubt</source>
        <translation>N 下一处存疑</translation>
    </message>
    <message>
        <source>No doubtful split is left. Esc goes back to labelling.</source>
        <translation>没有存疑的切分了。按 Esc 回到标注。</translation>
    </message>
    <message>
        <source>Nothing left to check</source>
        <translation>没有待核对的切分</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Space: right, next one</source>
        <translation>空格 无误，下一份</translation>
    </message>
    <message>
        <source>The record text</source>
        <translation>记录原文</translation>
    </message>
    <message>
        <source>There are no words here to make a question of.</source>
        <translation>这里没有可作提问的文字。</translation>
    </message>
    <message>
        <source>There is no Q&amp;A before this one.</source>
        <translation>前面没有问答。</translation>
    </message>
    <message>
        <source>There is no question yet: mark it with Q first.</source>
        <translation>还没有提问：请先用 Q 标出提问。</translation>
    </message>
    <message>
        <source>To check: {0} of {1}</source>
        <translation>待核对 {0} / {1}</translation>
    </message>
    <message>
        <source>a question</source>
        <translation>是提问</translation>
    </message>
    <message>
        <source>answer marker</source>
        <translation>回答标记</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>closing from here</source>
        <translation>从此为结尾</translation>
    </message>
    <message>
        <source>found right by a person</source>
        <translation>已由人核对</translation>
    </message>
    <message>
        <source>make it a question</source>
        <translation>定为提问</translation>
    </message>
    <message>
        <source>make it a remark</source>
        <translation>定为备注</translation>
    </message>
    <message>
        <source>make it the answer</source>
        <translation>定为回答</translation>
    </message>
    <message>
        <source>make it the closing</source>
        <translation>定为结尾</translation>
    </message>
    <message>
        <source>make it the opening</source>
        <translation>定为开场</translation>
    </message>
    <message>
        <source>merge with previous</source>
        <translation>并入上一条</translation>
    </message>
    <message>
        <source>merge with the one before</source>
        <translation>并入上一条</translation>
    </message>
    <message>
        <source>no part of a Q&amp;A</source>
        <translation>不属问答</translation>
    </message>
    <message>
        <source>no question was found</source>
        <translation>没有找到提问</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>opening up to here</source>
        <translation>到此为开场</translation>
    </message>
    <message>
        <source>question mark</source>
        <translation>问号</translation>
    </message>
    <message>
        <source>question marker</source>
        <translation>提问标记</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>row of a table</source>
        <translation>表格行</translation>
    </message>
    <message>
        <source>running number</source>
        <translation>连续编号</translation>
    </message>
    <message>
        <source>set by a person</source>
        <translation>由人划定</translation>
    </message>
    <message>
        <source>split a Q&amp;A</source>
        <translation>分开问答</translation>
    </message>
    <message>
        <source>split checked</source>
        <translation>核对切分</translation>
    </message>
    <message>
        <source>split here</source>
        <translation>从这里分开</translation>
    </message>
    <message>
        <source>the answer starts</source>
        <translation>回答从此开始</translation>
    </message>
    <message>
        <source>the reader is {0} % sure</source>
        <translation>程序把握 {0} %</translation>
    </message>
    <message>
        <source>told by: {0}</source>
        <translation>依据：{0}</translation>
    </message>
    <message>
        <source>words of a request</source>
        <translation>请教用语</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Alpha</source>
        <translation>α 系数</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>共同</translation>
    </message>
    <message>
        <source>By</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>Choose a report that the program wrote.</source>
        <translation>请选择由本程序生成的标注报告。</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>Decisions and reasons</source>
        <translation>裁定与理由</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>End the name in one of {0}.</source>
        <translation>请以 {0} 之一结尾。</translation>
    </message>
    <message>
        <source>Exactly the same</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>各项指标</translation>
    </message>
    <message>
        <source>F₁</source>
        <translation>F₁ 值</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>裁定方式</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Judgements: who said what</source>
        <translation>判断：混淆表</translation>
    </message>
    <message>
        <source>Labelling report</source>
        <translation>标注报告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is settled yet.</source>
        <translation>尚无裁定。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Project {0}, scheme {1}, {2}; made by IR Annotator {3}.</source>
        <translation>项目 {0}，标注方案 {1}，{2}；由 IR Annotator {3} 生成。</translation>
    </message>
    <message>
        <source>Q&amp;A</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>Q&amp;As</source>
        <translation>问答数</translation>
    </message>
    <message>
        <source>Q&amp;As compared</source>
        <translation>参与比较的问答</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Review report</source>
        <translation>审核报告</translation>
    </message>
    <message>
        <source>Review report {0}</source>
        <translation>审核报告 {0}</translation>
    </message>
    <message>
        <source>Scheme {0}. A comment at each claim says its labels; ★ is the primary topic.</source>
        <translation>标注方案 {0}。每个观点的标注写在该处的批注里；★ 为主话题。</translation>
    </message>
    <message>
        <source>Take in the report as the program wrote it, or another export.</source>
        <translation>请导入未经改动的报告，或改用其他导出文件。</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>采自</translation>
    </message>
    <message>
        <source>The Word document holds no labels of this program.</source>
        <translation>该 Word 文档中没有本程序的标注。</translation>
    </message>
    <message>
        <source>The comment at “{0}” was moved or taken away in the report.</source>
        <translation>报告中“{0}”处的批注已被移动或删除。</translation>
    </message>
    <message>
        <source>The commonest differences</source>
        <translation>最常见的分歧</translation>
    </message>
    <message>
        <source>The text of this Q&amp;A was changed in the report.</source>
        <translation>报告中这条问答的文字已被改动。</translation>
    </message>
    <message>
        <source>Topic by topic</source>
        <translation>按话题</translation>
    </message>
    <message>
        <source>Topic {0}: ticked by some only</source>
        <translation>话题“{0}”：只有部分人勾选</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Two by two, and against gold</source>
        <translation>两两对照及与定稿对照</translation>
    </message>
    <message>
        <source>What kind of report {0} is to be cannot be told from its name.</source>
        <translation>无法从文件名 {0} 判断报告类型。</translation>
    </message>
    <message>
        <source>What may be concluded</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Where claims overlap, the ground is the inner one and the line is the outer one.</source>
        <translation>观点重叠处，底色表示内层观点，下划线表示外层观点。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对照双方</translation>
    </message>
    <message>
        <source>Who and what</source>
        <translation>对象与范围</translation>
    </message>
    <message>
        <source>Written: {0}.</source>
        <translation>已写入 {0}。</translation>
    </message>
    <message>
        <source>all agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>all agreed</source>
        <translation>全体一致</translation>
    </message>
    <message>
        <source>by</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>from</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>left open in part</source>
        <translation>部分待定</translation>
    </message>
    <message>
        <source>majority</source>
        <translation>多数</translation>
    </message>
    <message>
        <source>none is right</source>
        <translation>都不对</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>未裁定</translation>
    </message>
    <message>
        <source>own answer</source>
        <translation>审核人自定</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>settled by a reviewer</source>
        <translation>审核人裁定</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>{0} Q&amp;As of {1} records that at least two of them were done with, by herself each.</source>
        <translation>共 {1} 份记录中的 {0} 条问答，至少有两人各自独立完成。</translation>
    </message>
    <message>
        <source>{0} claims</source>
        <translation>{0} 条观点</translation>
    </message>
    <message>
        <source>{0} further decisions are left out.</source>
        <translation>另有 {0} 条裁定未列出。</translation>
    </message>
    <message>
        <source>{0}, question {1}: {2}</source>
        <translation>{0} 第 {1} 问：{2}</translation>
    </message>
    <message>
        <source>{0}: {1} or {2}</source>
        <translation>{0}：{1} 或 {2}</translation>
    </message>
    <message>
        <source>{0}: “{1}” – {2}</source>
        <translation>{0}：“{1}”——{2}</translation>
    </message>
    <message>
        <source>… {0} Q&amp;As left out</source>
        <translation>……此处略去 {0} 条问答</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Agreements and differences</source>
        <translation>一致与分歧</translation>
    </message>
    <message>
        <source>All say the same in {0} of {1} Q&amp;As: they would be settled. In {2} more the parts that all say alike would be accepted, the differences stay open.</source>
        <translation>{1} 条问答中有 {0} 条完全一致，可直接定稿；另有 {2} 条先接受一致的部分，分歧仍留待裁定。</translation>
    </message>
    <message>
        <source>Attributes: digits answer, ↑ ↓ choose the row, Enter is through.</source>
        <translation>属性：按数字作答，↑ ↓ 换行，Enter 完成。</translation>
    </message>
    <message>
        <source>Comparing {0} of {1} records …</source>
        <translation>正在比对：{0} / {1} 份记录……</translation>
    </message>
    <message>
        <source>No majority here: choose a column.</source>
        <translation>此处没有多数意见：请选一列。</translation>
    </message>
    <message>
        <source>Note on this decision: Enter keeps it, Esc does not</source>
        <translation>这一裁定的备注：Enter 保存，Esc 放弃</translation>
    </message>
    <message>
        <source>Nothing else waits in this queue.</source>
        <translation>队列里没有待裁定的问答了。</translation>
    </message>
    <message>
        <source>Nothing is left that all say alike.</source>
        <translation>没有尚未定稿的一致部分。</translation>
    </message>
    <message>
        <source>Nothing to compare yet. A Q&amp;A comes here when two annotators are done with it: take in the labels of your colleagues, and be done with the same Q&amp;As yourself.</source>
        <translation>还没有可比对的问答。一条问答有两位标注人完成后才会出现在这里：请并入同事的标注，自己也要标完同样的问答。</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>队列顺序</translation>
    </message>
    <message>
        <source>Q&amp;As to compare</source>
        <translation>待比对的问答</translation>
    </message>
    <message>
        <source>Return this Q&amp;A to whom?</source>
        <translation>把这条问答退回给谁？</translation>
    </message>
    <message>
        <source>Return to {0}: what is to be looked at?</source>
        <translation>退回给 {0}：请写明要看什么</translation>
    </message>
    <message>
        <source>Set the boundary in the text: ← → by clause, Alt+← → the end by one character (with Shift the start); Enter takes it, Esc does not.</source>
        <translation>在正文里定边界：← → 选分句，Alt+← → 逐字移动末尾（加 Shift 移动开头）；Enter 采用，Esc 放弃。</translation>
    </message>
    <message>
        <source>What is reviewed</source>
        <translation>审核范围</translation>
    </message>
    <message>
        <source>Which type of claim? A digit; Enter keeps the one that is marked.</source>
        <translation>观点类型：按数字选；Enter 保留已标出的。</translation>
    </message>
    <message>
        <source>Your own answer: {0}</source>
        <translation>自定：{0}</translation>
    </message>
    <message>
        <source>a claim that nobody has</source>
        <translation>补一条观点</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>all settled: {0}</source>
        <translation>已全部裁定：{0}</translation>
    </message>
    <message>
        <source>all, only topics, only claims</source>
        <translation>全部、只看话题、只看观点</translation>
    </message>
    <message>
        <source>answer the remark</source>
        <translation>回复意见</translation>
    </message>
    <message>
        <source>attribute differs</source>
        <translation>属性不同</translation>
    </message>
    <message>
        <source>back to labelling</source>
        <translation>返回标注</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>boundary differs</source>
        <translation>边界不同</translation>
    </message>
    <message>
        <source>by claim type</source>
        <translation>按观点类型</translation>
    </message>
    <message>
        <source>by disagreement</source>
        <translation>按分歧</translation>
    </message>
    <message>
        <source>by record</source>
        <translation>按记录</translation>
    </message>
    <message>
        <source>by topic</source>
        <translation>按话题</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>claim: boundary</source>
        <translation>观点边界</translation>
    </message>
    <message>
        <source>claim: type</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>claim: {0}</source>
        <translation>观点 · {0}</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>gold of {0}</source>
        <translation>{0}的定稿</translation>
    </message>
    <message>
        <source>gold: {0}</source>
        <translation>定稿：{0}</translation>
    </message>
    <message>
        <source>guideline unclear</source>
        <translation>指南不清</translation>
    </message>
    <message>
        <source>hide or show names</source>
        <translation>隐藏/显示姓名</translation>
    </message>
    <message>
        <source>label differs</source>
        <translation>标签不同</translation>
    </message>
    <message>
        <source>labels changed since</source>
        <translation>标注有变动</translation>
    </message>
    <message>
        <source>leave open</source>
        <translation>留着</translation>
    </message>
    <message>
        <source>majority {0}: Enter</source>
        <translation>多数 {0}：Enter</translation>
    </message>
    <message>
        <source>next Q&amp;A that waits</source>
        <translation>下一条待裁定</translation>
    </message>
    <message>
        <source>next open difference</source>
        <translation>下一处分歧</translation>
    </message>
    <message>
        <source>none is right</source>
        <translation>都不对</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>note on the decision</source>
        <translation>裁定备注</translation>
    </message>
    <message>
        <source>only claims</source>
        <translation>只看观点</translation>
    </message>
    <message>
        <source>only some</source>
        <translation>仅部分人标出</translation>
    </message>
    <message>
        <source>only topics</source>
        <translation>只看话题</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>own answer</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>primary topic</source>
        <translation>主话题</translation>
    </message>
    <message>
        <source>real ambiguity</source>
        <translation>确有歧义</translation>
    </message>
    <message>
        <source>return to an annotator</source>
        <translation>退回标注人</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>reviewers contradict each other</source>
        <translation>裁定人之间有分歧</translation>
    </message>
    <message>
        <source>settle what all say</source>
        <translation>一致的定稿</translation>
    </message>
    <message>
        <source>settle what all say: {0} Q&amp;As</source>
        <translation>一致的定稿：{0} 条问答</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>settled by another reviewer</source>
        <translation>另一位审核人已定稿</translation>
    </message>
    <message>
        <source>settled in part</source>
        <translation>部分裁定</translation>
    </message>
    <message>
        <source>slip</source>
        <translation>疏漏</translation>
    </message>
    <message>
        <source>sort the queue in another way</source>
        <translation>换一种队列顺序</translation>
    </message>
    <message>
        <source>take all of this column</source>
        <translation>全部采用该列</translation>
    </message>
    <message>
        <source>take every majority of this Q&amp;A</source>
        <translation>这条问答全部采用多数意见</translation>
    </message>
    <message>
        <source>take the majority</source>
        <translation>采用多数意见</translation>
    </message>
    <message>
        <source>take this column’s answer</source>
        <translation>采用该列</translation>
    </message>
    <message>
        <source>the Q&amp;A above in the queue</source>
        <translation>队列中上一条</translation>
    </message>
    <message>
        <source>the Q&amp;A below in the queue</source>
        <translation>队列中下一条</translation>
    </message>
    <message>
        <source>the line above</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>the line below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>the remark is settled, or open again</source>
        <translation>意见已处理，或重新打开</translation>
    </message>
    <message>
        <source>topic {0}</source>
        <translation>话题 {0}</translation>
    </message>
    <message>
        <source>topics and claims</source>
        <translation>全部标注</translation>
    </message>
    <message>
        <source>why they differ: {0}</source>
        <translation>分歧原因：{0}</translation>
    </message>
    <message>
        <source>{0} Q&amp;A {1}: {2} differences, {3}</source>
        <translation>{0} 问答 {1}：{2} 处分歧，{3}</translation>
    </message>
    <message>
        <source>{0} of {1} open</source>
        <translation>待定 {0} / {1}</translation>
    </message>
    <message>
        <source>{0} wait · {1} of {2} differ</source>
        <translation>待裁定 {0} · 有分歧 {1} / {2}</translation>
    </message>
    <message>
        <source>{0} · Q&amp;A {1}</source>
        <translation>{0} · 问答 {1}</translation>
    </message>
    <message>
        <source>{0} “{1}”</source>
        <translation>{0}“{1}”</translation>
    </message>
</context>
<context>
    <name>Revision</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一份(&amp;N)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Came in now: {0}</source>
        <translation>新导入：{0}</translation>
    </message>
    <message>
        <source>Carry the &amp;labels over</source>
        <translation>转移标注(&amp;L)</translation>
    </message>
    <message>
        <source>Labels of {0} Q&amp;As can be carried over, with {1} claims.</source>
        <translation>可转移 {0} 条问答的标注，含 {1} 个观点。</translation>
    </message>
    <message>
        <source>Labels of {0} Q&amp;As carried over, with {1} claims. Undo takes them back.</source>
        <translation>已转移 {0} 条问答的标注，含 {1} 个观点。“撤销”可收回。</translation>
    </message>
    <message>
        <source>Next &amp;difference ({0} of {1})</source>
        <translation>下一处差异（{0} / {1}）(&amp;D)</translation>
    </message>
    <message>
        <source>Not found again ({0}): {1}</source>
        <translation>未再找到（{0}）：{1}</translation>
    </message>
    <message>
        <source>Revised records</source>
        <translation>修订版记录</translation>
    </message>
    <message>
        <source>The version that came in now</source>
        <translation>新导入的版本</translation>
    </message>
    <message>
        <source>The version that was there before</source>
        <translation>原有的版本</translation>
    </message>
    <message>
        <source>There are no labels to carry over.</source>
        <translation>没有可转移的标注。</translation>
    </message>
    <message>
        <source>There before: {0}</source>
        <translation>原有：{0}</translation>
    </message>
    <message>
        <source>{0} Q&amp;As</source>
        <translation>{0} 条问答</translation>
    </message>
    <message>
        <source>{0} of {1}. Both stay in the project.</source>
        <translation>第 {0} / {1} 份。两个版本都保留在项目中。</translation>
    </message>
</context>
<context>
    <name>SchemeChange</name>
    <message>
        <source>Give the changed scheme a new version.</source>
        <translation>请给改过的方案一个新的版本号。</translation>
    </message>
    <message>
        <source>Keep it in the scheme, or say what it becomes with --rename OLD=NEW.</source>
        <translation>请在方案里保留它，或用 --rename OLD=NEW 说明它改成什么。</translation>
    </message>
    <message>
        <source>Name a topic or claim type of the project and one of the new scheme.</source>
        <translation>请写出项目里的一个话题或观点类型，以及新方案里的一个。</translation>
    </message>
    <message>
        <source>The project holds another scheme that is called {0}, too.</source>
        <translation>项目里已有另一个也叫 {0} 的方案。</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>claim type</source>
        <translation>观点类型</translation>
    </message>
    <message>
        <source>judgement</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>used on {0} Q&amp;As by {1} annotators</source>
        <translation>{0} 条问答、{1} 位标注人用到</translation>
    </message>
    <message>
        <source>value of a judgement</source>
        <translation>判断的取值</translation>
    </message>
    <message>
        <source>value of an attribute</source>
        <translation>属性的取值</translation>
    </message>
    <message>
        <source>{0} (Q&amp;A {1} of {2}, annotator {3})</source>
        <translation>{0}（{2} 的第 {1} 条问答，标注人 {3}）</translation>
    </message>
    <message>
        <source>“{0}” cannot become “{1}”.</source>
        <translation>“{0}”不能改成“{1}”。</translation>
    </message>
</context>
<context>
    <name>SchemeFile</name>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>A key must be a single word.</source>
        <translation>键必须是单个词。</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <translation>此处的引号没有闭合。</translation>
    </message>
    <message>
        <source>Check indentation, brackets, and the blank after each colon, here and just above.</source>
        <translation>请检查此处及上文的缩进、括号和冒号后的空格。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请换一个。</translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <translation>您要写的是“{0}”吗？</translation>
    </message>
    <message>
        <source>Indent with blanks.</source>
        <translation>请用空格缩进。</translation>
    </message>
    <message>
        <source>Possible here: {0}.</source>
        <translation>此处可用：{0}。</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>请加上引号。</translation>
    </message>
    <message>
        <source>References with &amp; and * are not allowed here.</source>
        <translation>此处不允许使用 &amp; 和 * 引用。</translation>
    </message>
    <message>
        <source>Remove the tag, or put the text in quotes.</source>
        <translation>请删除该标签，或给文本加上引号。</translation>
    </message>
    <message>
        <source>Save it again as UTF-8 in your editor.</source>
        <translation>请在编辑器中另存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>Tags that begin with ! are not allowed here.</source>
        <translation>此处不允许使用以 ! 开头的标签。</translation>
    </message>
    <message>
        <source>The condition speaks of “{0}”, which does not stand before it.</source>
        <translation>条件中的“{0}”没有在它之前定义。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>文件嵌套过深。</translation>
    </message>
    <message>
        <source>The file is not encoded in UTF-8.</source>
        <translation>文件不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The file is too large for a label scheme.</source>
        <translation>文件过大，不像是标注方案。</translation>
    </message>
    <message>
        <source>The file must consist of keys with values.</source>
        <translation>文件内容必须由键值对组成。</translation>
    </message>
    <message>
        <source>The id “{0}” must begin with “{1}.” and one word must follow.</source>
        <translation>id“{0}”必须以“{1}.”开头，后接一个词。</translation>
    </message>
    <message>
        <source>The key “{0}” is missing here.</source>
        <translation>此处缺少键“{0}”。</translation>
    </message>
    <message>
        <source>The line is indented with a tab.</source>
        <translation>该行使用了制表符缩进。</translation>
    </message>
    <message>
        <source>The scheme file cannot be read: {0}.</source>
        <translation>无法读取标注方案文件：{0}。</translation>
    </message>
    <message>
        <source>There is a character here that is not text.</source>
        <translation>此处含有非文本字符。</translation>
    </message>
    <message>
        <source>There is no claim type “{0}”.</source>
        <translation>没有观点类型“{0}”。</translation>
    </message>
    <message>
        <source>There is no topic “{0}”.</source>
        <translation>没有话题“{0}”。</translation>
    </message>
    <message>
        <source>This is not valid YAML.</source>
        <translation>这不是有效的 YAML。</translation>
    </message>
    <message>
        <source>Use small letters, digits and underscores, beginning with a letter.</source>
        <translation>请使用小写字母、数字和下划线，并以字母开头。</translation>
    </message>
    <message>
        <source>Write code, number and perhaps the Q&amp;A, such as 688787/2025-003#1.</source>
        <translation>请写证券代码、编号，也可加上第几个问答，如 688787/2025-003#1。</translation>
    </message>
    <message>
        <source>Write one small letter from a to z.</source>
        <translation>请填写一个小写字母（a 到 z）。</translation>
    </message>
    <message>
        <source>Write the text out, or put it in quotes.</source>
        <translation>请直接写出文本，或给文本加上引号。</translation>
    </message>
    <message>
        <source>Write three numbers, such as 1.0.0.</source>
        <translation>请填写三段数字，例如 1.0.0。</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>keys with values</source>
        <translation>键值对</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值（true 或 false）</translation>
    </message>
    <message>
        <source>“{0}” cannot be “{1}”.</source>
        <translation>“{0}”不能是“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” has no value “{1}”.</source>
        <translation>“{0}”没有取值“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” is already taken on line {1}.</source>
        <translation>“{0}”已在第 {1} 行使用。</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>“{0}”为空。</translation>
    </message>
    <message>
        <source>“{0}” is not a key that can stand here.</source>
        <translation>此处不能使用键“{0}”。</translation>
    </message>
    <message>
        <source>“{0}” must be {1}.</source>
        <translation>“{0}”必须是{1}。</translation>
    </message>
    <message>
        <source>“{0}” must lie between {1} and {2}.</source>
        <translation>“{0}”必须在 {1} 到 {2} 之间。</translation>
    </message>
    <message>
        <source>“{0}” stands here a second time; the first is on line {1}.</source>
        <translation>“{0}”在此处重复；首次出现在第 {1} 行。</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>&quot;gross margin&quot;</source>
        <translation>“毛利率 提升”</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除已存搜索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Save this search…</source>
        <translation>保存此搜索…(&amp;S)</translation>
    </message>
    <message>
        <source>-overseas</source>
        <translation>-海外</translation>
    </message>
    <message>
        <source>By stat&amp;us: begun, to do, done</source>
        <translation>按状态：进行中、待标、完成(&amp;U)</translation>
    </message>
    <message>
        <source>Everything found is done or skipped.</source>
        <translation>搜到的都已完成或跳过。</translation>
    </message>
    <message>
        <source>In the order of the &amp;records</source>
        <translation>按记录顺序(&amp;R)</translation>
    </message>
    <message>
        <source>Last &amp;changed by me first</source>
        <translation>最近修改的在前(&amp;C)</translation>
    </message>
    <message>
        <source>Latest &amp;date first</source>
        <translation>日期最近的在前(&amp;D)</translation>
    </message>
    <message>
        <source>No further hit.</source>
        <translation>没有更多匹配。</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”. Fewer words find more; Esc shows all.</source>
        <translation>没有找到“{0}”。请减少条件再试；按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Saved as “{0}”: in the menu beside the search box.</source>
        <translation>已保存为“{0}”：在搜索框旁的菜单里。</translation>
    </message>
    <message>
        <source>Saved searches and order</source>
        <translation>已存搜索与排序</translation>
    </message>
    <message>
        <source>Saved searches and order  Alt+↓</source>
        <translation>已存搜索与排序  Alt+↓</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Searching … {0} so far</source>
        <translation>正在搜索…已找到 {0} 条</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>also in_progress, done, skipped, flagged</source>
        <translation>还有：进行中、完成、跳过、标记</translation>
    </message>
    <message>
        <source>annotator:me</source>
        <translation>标注人：我</translation>
    </message>
    <message>
        <source>both words, anywhere</source>
        <translation>两个词都要有</translation>
    </message>
    <message>
        <source>code:688787</source>
        <translation>代码：688787</translation>
    </message>
    <message>
        <source>date:2025-03..2025-06</source>
        <translation>日期：2025-03..2025-06</translation>
    </message>
    <message>
        <source>exactly this</source>
        <translation>原样出现</translation>
    </message>
    <message>
        <source>from March to June</source>
        <translation>三月到六月</translation>
    </message>
    <message>
        <source>labelled by me</source>
        <translation>我标注过的</translation>
    </message>
    <message>
        <source>margin order</source>
        <translation>毛利 订单</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>不含这个词</translation>
    </message>
    <message>
        <source>note:check</source>
        <translation>备注：存疑</translation>
    </message>
    <message>
        <source>status:todo</source>
        <translation>状态：待标</translation>
    </message>
    <message>
        <source>the company</source>
        <translation>该公司</translation>
    </message>
    <message>
        <source>topic:ops</source>
        <translation>话题：业务进展与订单</translation>
    </message>
    <message>
        <source>type:forecast</source>
        <translation>类型：前瞻判断</translation>
    </message>
    <message>
        <source>with such a claim</source>
        <translation>有这类观点</translation>
    </message>
    <message>
        <source>with this in a note</source>
        <translation>备注里有这个词</translation>
    </message>
    <message>
        <source>with this topic or one below it</source>
        <translation>有该话题或其下级话题</translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation>找到 {0} 条</translation>
    </message>
</context>
<context>
    <name>Settle</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Show the Q&amp;&amp;A</source>
        <translation>查看该问答(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;{0}  This one ({1})</source>
        <translation>&amp;{0}  以此为准（{1}）</translation>
    </message>
    <message>
        <source>Contradictions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Nothing contradicts itself.</source>
        <translation>没有冲突。</translation>
    </message>
    <message>
        <source>Settle contradictions</source>
        <translation>处理冲突</translation>
    </message>
    <message>
        <source>The split has no place for these labels: label them anew where they belong.</source>
        <translation>现有切分中没有这些标注的位置，请在所属问答中重新标注。</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>settle a contradiction</source>
        <translation>处理冲突</translation>
    </message>
    <message>
        <source>{0} Q&amp;As</source>
        <translation>{0} 条问答</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
    <message>
        <source>{0}, Q&amp;A {1}</source>
        <translation>{0}，第 {1} 条问答</translation>
    </message>
    <message>
        <source>{0}: how it is split</source>
        <translation>{0}：问答切分</translation>
    </message>
    <message>
        <source>↑ ↓ choose one; a digit says which version is right. Undo takes it back.</source>
        <translation>↑ ↓ 选择冲突；按数字键选定正确的版本，可撤销。</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Put it back where it was: {0}</source>
        <translation>请放回原处：{0}</translation>
    </message>
    <message>
        <source>The page cannot be shown: the file is no longer there, or is another one.</source>
        <translation>无法显示页面：文件已不在原处，或已换成另一个文件。</translation>
    </message>
    <message>
        <source>The page is being fetched …</source>
        <translation>正在取页面……</translation>
    </message>
    <message>
        <source>The paragraphs of the file</source>
        <translation>文件中的段落</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Begin with the sample, or make a project of your own: one file that holds everything.</source>
        <translation>先打开示例看看，或新建自己的项目：所有内容都保存在一个文件中。</translation>
    </message>
    <message>
        <source>Drop Word, PDF or text files (or a whole folder) here, or choose them.</source>
        <translation>把 Word、PDF 或文本文件（或整个文件夹）拖到这里，或点按钮选择。</translation>
    </message>
    <message>
        <source>Import records…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>Label investor-relations records</source>
        <translation>标注投资者关系活动记录</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>One-minute tour</source>
        <translation>一分钟导览</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation>正在读入记录…</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Records or a project can also be dropped here.</source>
        <translation>也可以把记录文件或项目文件拖到这里。</translation>
    </message>
    <message>
        <source>Take it off the list; the file stays where it is</source>
        <translation>从列表中拿掉；文件留在原处</translation>
    </message>
    <message>
        <source>Take {0} off the list</source>
        <translation>把 {0} 从列表中拿掉</translation>
    </message>
    <message>
        <source>The first question opens by itself. Below on the right it can be stopped.</source>
        <translation>读完后自动打开第一条问答；右下角可以停止。</translation>
    </message>
    <message>
        <source>{0} (not found)</source>
        <translation>{0}（找不到）</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待标</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>done {0} / {1}</source>
        <translation>完成 {0} / {1}</translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>今天 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>还需{0}</translation>
    </message>
    <message>
        <source>{0} so far</source>
        <translation>目前 {0} 个</translation>
    </message>
    <message>
        <source>{0} · {1} a second · {2} min left</source>
        <translation>{0} · 每秒 {1} 个 · 还需 {2} 分钟</translation>
    </message>
    <message>
        <source>{0} · {1} a second · {2} s left</source>
        <translation>{0} · 每秒 {1} 个 · 还需 {2} 秒</translation>
    </message>
    <message>
        <source>{0}: done and next</source>
        <translation>{0}：完成并转到下一条</translation>
    </message>
    <message>
        <source>{0}: keys</source>
        <translation>{0}：快捷键</translation>
    </message>
    <message>
        <source>✓ saved {0}</source>
        <translation>✓ 已保存 {0}</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>A backup was written, but it is not what the project holds, so it was thrown away.</source>
        <translation>备份已写出，但与项目内容不符，因此已丢弃。</translation>
    </message>
    <message>
        <source>A claim of the Q&amp;A {0} does not match the record text (characters {1} to {2}).</source>
        <translation>问答 {0} 的一个观点与记录原文不一致（第 {1} 至 {2} 字符）。</translation>
    </message>
    <message>
        <source>A file with this name is there already.</source>
        <translation>同名文件已存在。</translation>
    </message>
    <message>
        <source>A single text in the project is longer than any record or note.</source>
        <translation>项目中有一段文本的长度超过任何记录或备注。</translation>
    </message>
    <message>
        <source>Ask for permission to read and write the file, or work on a copy of it.</source>
        <translation>请申请该文件的读写权限，或改用它的副本。</translation>
    </message>
    <message>
        <source>Ask your colleague for a work package with the labels instead.</source>
        <translation>请同事改发带标注的工作包。</translation>
    </message>
    <message>
        <source>Ask your colleague to close the project and to send it again.</source>
        <translation>请同事关闭该项目后重新发送。</translation>
    </message>
    <message>
        <source>Check that the disk or network drive is connected and has room, then try again.</source>
        <translation>请确认磁盘或网络驱动器已连接且空间充足，然后重试。</translation>
    </message>
    <message>
        <source>Check the name and the folder; perhaps the file was moved.</source>
        <translation>请检查文件名和所在文件夹；文件可能已被移动。</translation>
    </message>
    <message>
        <source>Check the project (File, Check project) and the disk of the backups.</source>
        <translation>请检查项目（“文件”菜单中的“检查项目”）以及存放备份的磁盘。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .irdb; records are imported into a project, not opened.</source>
        <translation>请选择扩展名为 .irdb 的文件；记录需要导入项目，不能直接打开。</translation>
    </message>
    <message>
        <source>Choose another name, or open the file that is there.</source>
        <translation>请换一个名称，或打开已有的文件。</translation>
    </message>
    <message>
        <source>Choose the file of your colleague.</source>
        <translation>请选择同事的文件。</translation>
    </message>
    <message>
        <source>Close it there, then open it again.</source>
        <translation>请先在那里关闭，再重新打开。</translation>
    </message>
    <message>
        <source>Copy the project to a folder on this computer and open it there.</source>
        <translation>请将项目复制到本机的文件夹中再打开。</translation>
    </message>
    <message>
        <source>Do not trust it if it came from others. If it is yours, restore a backup, or mend it with “{0}”.</source>
        <translation>如来自他人，请勿信任；如是您自己的项目，请恢复备份，或用“{0}”修复。</translation>
    </message>
    <message>
        <source>Do not trust it; ask your colleague for a work package with the labels instead.</source>
        <translation>请勿信任此文件；请同事改发带标注的工作包。</translation>
    </message>
    <message>
        <source>Keep the file as it is and restore the newest backup.</source>
        <translation>请保留该文件原样，并恢复最近的备份。</translation>
    </message>
    <message>
        <source>Make room on the disk, then save again.</source>
        <translation>请腾出磁盘空间，然后重新保存。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>请先新建文件夹，或换一个位置。</translation>
    </message>
    <message>
        <source>Nothing can be written in the folder of the project file.</source>
        <translation>项目文件所在的文件夹无法写入。</translation>
    </message>
    <message>
        <source>Put it back where it was and go on. Or make a backup now (File menu): it holds everything saved before.</source>
        <translation>请把文件放回原处后继续；或立即备份（“文件”菜单），备份包含此前保存的全部内容。</translation>
    </message>
    <message>
        <source>Put the project in a folder in which you may write.</source>
        <translation>请将项目放到有写入权限的文件夹中。</translation>
    </message>
    <message>
        <source>Safe saving cannot be switched on for this file ({0} is {1}).</source>
        <translation>无法为该文件启用安全保存（{0} 为 {1}）。</translation>
    </message>
    <message>
        <source>Something in the project file would act by itself, and is no part of a project ({0}).</source>
        <translation>项目文件中有会自行运行、且不属于项目的内容（{0}）。</translation>
    </message>
    <message>
        <source>The disk could not be read or written: {0}.</source>
        <translation>磁盘读写失败：{0}。</translation>
    </message>
    <message>
        <source>The disk is full; the change was not saved.</source>
        <translation>磁盘已满；更改未保存。</translation>
    </message>
    <message>
        <source>The file calls itself a project, but its tables are not those of one.</source>
        <translation>文件自称是项目，但其中的表并非项目的表。</translation>
    </message>
    <message>
        <source>The file is too large for a project.</source>
        <translation>文件过大，不像是项目。</translation>
    </message>
    <message>
        <source>The folder for this file does not exist.</source>
        <translation>该文件所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>The project file is damaged.</source>
        <translation>项目文件已损坏。</translation>
    </message>
    <message>
        <source>The project file is incomplete: its size is not the one it should have.</source>
        <translation>项目文件不完整：文件大小与应有的不符。</translation>
    </message>
    <message>
        <source>The project file may not be read or changed by you.</source>
        <translation>没有读取或修改该项目文件的权限。</translation>
    </message>
    <message>
        <source>The project file was moved, renamed or deleted while open; the change was not saved.</source>
        <translation>项目文件在打开期间被移动、改名或删除，这项修改没有保存。</translation>
    </message>
    <message>
        <source>The project is already open in another window or program.</source>
        <translation>该项目已在其他窗口或程序中打开。</translation>
    </message>
    <message>
        <source>The project is already open: by {0} on {1} since {2} (process {3}).</source>
        <translation>项目已被打开：{0}，在 {1} 上，自 {2} 起（进程 {3}）。</translation>
    </message>
    <message>
        <source>The project was written by a newer version of this program (format {0}, known up to {1}).</source>
        <translation>该项目由更新版本的程序写入（格式 {0}，当前最高支持 {1}）。</translation>
    </message>
    <message>
        <source>There is no such project file.</source>
        <translation>项目文件不存在。</translation>
    </message>
    <message>
        <source>This is not a project file of IR Annotator.</source>
        <translation>这不是 IR Annotator 的项目文件。</translation>
    </message>
    <message>
        <source>This is the project that is open here.</source>
        <translation>这就是当前打开的项目。</translation>
    </message>
    <message>
        <source>Update the program, then open the project again.</source>
        <translation>请更新程序，然后重新打开项目。</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>A quotation mark opens a cell in this row and is not closed.</source>
        <translation>这一行有一个单元格的引号没有成对闭合。</translation>
    </message>
    <message>
        <source>Check that it is the right file, and that it was saved with its rows.</source>
        <translation>请确认文件无误，且保存时包含了数据行。</translation>
    </message>
    <message>
        <source>Close it, or double the quotation marks that belong to the text.</source>
        <translation>请补上引号；正文中的引号请写两遍。</translation>
    </message>
    <message>
        <source>Columns that differ from row to row were not taken over: {0}.</source>
        <translation>以下各列的内容逐行不同，未予保留：{0}。</translation>
    </message>
    <message>
        <source>Control characters, which no text holds, were taken out: {0}.</source>
        <translation>已去除正文不应有的控制字符：{0} 个。</translation>
    </message>
    <message>
        <source>Import the records themselves; take labels in with the command “annotations”.</source>
        <translation>请导入记录本身；标注请用命令“annotations”读入。</translation>
    </message>
    <message>
        <source>Import this file by itself and choose the columns; on the command line add --columns question=…,answer=….</source>
        <translation>请单独导入此文件并选择各列；在命令行中请加上 --columns question=…,answer=…。</translation>
    </message>
    <message>
        <source>It has no column “{0}”. Its columns: {1}.</source>
        <translation>表中没有“{0}”列。现有的列：{1}。</translation>
    </message>
    <message>
        <source>It holds labels that this program exported, not records.</source>
        <translation>文件中是本程序导出的标注，不是记录。</translation>
    </message>
    <message>
        <source>It is a table, but which column holds questions and which answers is not known: {0}.</source>
        <translation>这是一个表格，但不知道哪一列是问题、哪一列是答复：{0}。</translation>
    </message>
    <message>
        <source>Lines that are not JSON objects were left out ({0}): {1}.</source>
        <translation>不是 JSON 对象的行已略去（共 {0} 行）：第 {1} 行。</translation>
    </message>
    <message>
        <source>No question stands beside this answer.</source>
        <translation>这一答复旁边没有问题。</translation>
    </message>
    <message>
        <source>Rows without a question and an answer were left out: {0}.</source>
        <translation>既无问题也无答复的行已略去：{0} 行。</translation>
    </message>
    <message>
        <source>Sheets without questions and answers were left out: {0}.</source>
        <translation>没有问答的工作表已略去：{0} 个。</translation>
    </message>
    <message>
        <source>Split it into several files, by year or by company.</source>
        <translation>请按年份或公司拆分为多个文件。</translation>
    </message>
    <message>
        <source>The line is not a JSON object.</source>
        <translation>这一行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The table holds no row with a question or an answer.</source>
        <translation>表格中没有任何一行问题或答复。</translation>
    </message>
    <message>
        <source>The table is too large (more than {0} rows or {1} million characters).</source>
        <translation>表格过大（超过 {0} 行或 {1} 百万字）。</translation>
    </message>
    <message>
        <source>Write one JSON object on each line, such as {0}.</source>
        <translation>请在每一行写一个 JSON 对象，例如 {0}。</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Check the name and that you may read it.</source>
        <translation>请检查文件名，并确认有读取权限。</translation>
    </message>
    <message>
        <source>Import the record first, then take the labels in again.</source>
        <translation>请先导入该记录，再重新导入标注。</translation>
    </message>
    <message>
        <source>No Q&amp;A of the project has this text.</source>
        <translation>项目中没有文本相同的问答。</translation>
    </message>
    <message>
        <source>Say whose they are with --as NAME.</source>
        <translation>请用 --as 指明标注人。</translation>
    </message>
    <message>
        <source>Several Q&amp;As of the project have this text.</source>
        <translation>项目中有多条问答的文本与此相同，无法确定是哪一条。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>无法读取文件：{0}。</translation>
    </message>
    <message>
        <source>The line has labels but names no annotator.</source>
        <translation>此行有标注，但没有标注人。</translation>
    </message>
    <message>
        <source>The record has no Q&amp;A with the id {0}.</source>
        <translation>该记录中没有 id 为 {0} 的问答。</translation>
    </message>
    <message>
        <source>The record of this line is not in the project.</source>
        <translation>该行对应的记录不在项目中。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Not saved: {0}. Choose another folder.</source>
        <translation>没有保存：{0}。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>A digit picks a sub-topic of {0}; the letter again takes the topic away.</source>
        <translation>按数字选“{0}”的子话题；再按一次字母取消该话题。</translation>
    </message>
    <message>
        <source>A digit picks a sub-topic: first press the letter of a topic.</source>
        <translation>数字用于选子话题：请先按话题的字母。</translation>
    </message>
    <message>
        <source>Find a topic</source>
        <translation>查找话题</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>frequent</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主话题</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>used on {0}</source>
        <translation>用过 {0} 次</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be made: {0}.</source>
        <translation>无法新建文件夹：{0}。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>IR Annotator</source>
        <translation>IR Annotator</translation>
    </message>
    <message>
        <source>Nothing was imported: records need a project to go into.</source>
        <translation>未导入任何内容：记录需要放入一个项目。</translation>
    </message>
    <message>
        <source>{0}{1} · Q&amp;A {2} / {3}</source>
        <translation>{0}{1} · 问答 {2} / {3}</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A claim lies in the question or in the answer, not across both.</source>
        <translation>观点只能在问题或回答之内，不能跨越两者。</translation>
    </message>
    <message>
        <source>Every Q&amp;A is done or skipped. Next: export the labels.</source>
        <translation>全部问答已完成或跳过。下一步：导出标注。</translation>
    </message>
    <message>
        <source>Labels taken in: {0} Q&amp;As; {1} were the same already; {2} lines refused.</source>
        <translation>已读入 {0} 条问答的标注；{1} 条与现有相同；{2} 行未能读入。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Records added: {0}</source>
        <translation>新增 {0} 份记录</translation>
    </message>
    <message>
        <source>Redone: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
    <message>
        <source>Stopped. {0}.</source>
        <translation>已停止。{0}。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>already there: {0}</source>
        <translation>已在项目中 {0} 份</translation>
    </message>
    <message>
        <source>carry the labels over to {0}</source>
        <translation>把标注转移到 {0}</translation>
    </message>
    <message>
        <source>refused: {0}</source>
        <translation>未能导入 {0} 份</translation>
    </message>
    <message>
        <source>take in the labels of {0} Q&amp;As</source>
        <translation>读入 {0} 条问答的标注</translation>
    </message>
    <message>
        <source>{0} lines written to {1}.</source>
        <translation>已写出 {0} 行到 {1}。</translation>
    </message>
    <message>
        <source>{0} skipped ones left out.</source>
        <translation>略去已跳过的 {0} 条。</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
</context>
</TS>
