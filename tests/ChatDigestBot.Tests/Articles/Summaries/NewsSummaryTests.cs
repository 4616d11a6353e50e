using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Summaries;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>What happened is told, not what everybody knew before, wherever it stands.</summary>
public sealed class NewsSummaryTests
{
    [Theory]
    [InlineData(
        "青岚市开建地下物流隧道",
        "众所周知，城市配送一直是交通拥堵的来源之一。\n近年来，电商包裹越来越多，货车进城难的问题日益突出。\n11 月 4 日，青岚市宣布开建 18 公里地下物流隧道，投资 32 亿元，2029 年通车后每天可运 40 万件包裹。",
        "11 月 4 日，青岚市宣布开建")]
    [InlineData(
        "云溪河清淤，挖出 2.1 万吨淤泥",
        "云溪河是云溪市的母亲河，全长 64 公里。\n过去二十年，它一度是有名的臭水沟。\n日前，云溪河清淤工程完成，共挖出淤泥 2.1 万吨，水质从五类升到三类。\n专家认为，后续管护更加重要。",
        "云溪河清淤工程完成")]
    [InlineData(
        "澜图智能把语音合成模型开源",
        "你听过机器说家乡话吗？\n随着人工智能的发展，语音合成已经走进了我们的生活。\n澜图智能 10 月 8 日开源语音合成模型“百灵”，支持 31 种方言，一段 20 秒的录音就能学会一个人的声音。",
        "澜图智能 10 月 8 日开源")]
    [InlineData(
        "停车费下月涨价？交通局：没有这回事",
        "“下个月停车费要翻倍了！”这两天，一条消息在业主群里刷屏。\n网传截图称，路边停车每小时将从 6 元涨到 12 元。\n临江市交通局今天回应，停车费没有调整计划，该截图系伪造，网传消息不实，警方已经立案。",
        "临江市交通局今天回应")]
    [InlineData(
        "海岳通信取消漫游费涨价",
        "海岳通信此前曾宣布，明年起国际漫游费上调 15%。\n这一消息当时引来大量投诉。\n海岳通信昨晚公告，取消国际漫游费的涨价安排，已预缴的差额 30 天内退回。",
        "海岳通信昨晚公告，取消")]
    [InlineData(
        "望川抽水蓄能电站首台机组投产",
        "随着新能源装机的增长，电网对调峰的需求越来越大。\n抽水蓄能被称为“超级充电宝”，是目前最成熟的储能方式之一。\n11 月 2 日，望川抽水蓄能电站首台 30 万千瓦机组投产，整个电站四台机组将在明年 6 月前全部投产。",
        "11 月 2 日，望川抽水蓄能电站")]
    [InlineData(
        "“鱼骨”支付 App 修复转账漏洞",
        "“鱼骨”是一款主打小额转账的支付应用，成立于 2017 年，总部位于穗海。\n它在全国拥有 2,600 万用户。\n示例安全实验室本周披露，“鱼骨”的转账接口可以重复提交，攻击者能让一笔钱到账两次，厂商已在 5.4 版修复。",
        "示例安全实验室本周披露")]
    [InlineData(
        "深夜食堂的机器人厨师下岗了",
        "凌晨一点，老街上还亮着一盏灯。\n“机器炒的菜没有镬气。”老板娘边擦桌子边说。\n南屿市的连锁餐厅“夜归人”11 月 9 日宣布停用全部 36 台炒菜机器人，改回人工，理由是维修费占到营收的 4%。",
        "南屿市的连锁餐厅“夜归人”")]
    [InlineData(
        "澄风汽车推迟新车交付",
        "澄风汽车原计划在 11 月底开始交付新款旅行车“远风 Pro”。\n作为今年最受期待的车型之一，它的订单已经超过 5 万辆。\n澄风汽车 11 月 12 日致信车主，交付推迟到明年 1 月 20 日，因为供应商的刹车卡钳没有通过低温测试。",
        "澄风汽车 11 月 12 日致信车主")]
    [InlineData(
        "海濱市推出夜間公車，凌晨也能回家",
        "眾所周知，夜貓族最怕的就是錯過末班車。\n近年來，越來越多城市開始重視夜間交通。\n海濱市府 11 月 6 日宣布，12 條夜間公車路線即日起營運，凌晨 0 點到 5 點每 30 分鐘一班，票價 15 元。",
        "海濱市府 11 月 6 日宣布")]
    [InlineData(
        "網傳自來水加氯過量？水公司澄清",
        "近日社群瘋傳一則影片，指稱海濱市自來水加氯過量，喝了會生病。\n影片三天內被轉發 8 萬次。\n海濱自來水公司 11 月 8 日澄清，抽驗 240 處餘氯全部合格，影片內容不實，已報警處理。",
        "海濱自來水公司 11 月 8 日澄清")]
    [InlineData(
        "岚晶半導體在南部蓋先進封裝廠",
        "半導體是現代工業的基石，封裝更是不可或缺的一環。\n長久以來，先進封裝產能供不應求。\n岚晶半導體董事會 10 月 29 日通過在南部科學園區興建先進封裝廠，投資 720 億元，2028 年量產，將聘用 2,400 人。",
        "岚晶半導體董事會 10 月 29 日通過")]
    [InlineData(
        "Halden opens a library without books",
        "Libraries have always been quiet places.\nIn recent years, many people have stopped visiting them, and budgets have fallen.\nThe city of Halden on Monday opened a library that lends tools, sewing machines and a laser cutter, with 3,100 members signed up before the doors opened.",
        "The city of Halden on Monday opened")]
    [InlineData(
        "Northmere Cloud moves its data centres to wind power",
        "Data centres are one of the fastest growing users of electricity.\nNorthmere Cloud was founded in 2009 and is based in Halden.\nOn Thursday the company signed a twelve-year contract for 410 megawatts of offshore wind, enough to run all seven of its regions from 2028.",
        "On Thursday the company signed")]
    [InlineData(
        "No, the old bridge is not closing",
        "A post claiming that the old bridge in Osterby would close for two years went viral last week.\nThe rumour was shared 12,000 times.\nThe city said on Tuesday that the claim is false: one lane will close for nine nights in March, and the bridge stays open by day.",
        "The city said on Tuesday that the claim is false")]
    [InlineData(
        "Grid operator drops plan for a new coal reserve",
        "The grid operator had previously planned to keep two coal plants in reserve until 2030.\nFor decades they were the backbone of the region's supply.\nThe operator cancelled the plan on Friday after batteries with 900 megawatt-hours passed a winter test.",
        "The operator cancelled the plan on Friday")]
    [InlineData(
        "无限流量卡免费领？岭讯电信：从未发售",
        "岭讯电信昨日发布公告，提醒用户当心。\n公告称，某公司声称向岭讯电信订制了 2,000 万张电话卡，0 月租、流量无限且不封顶，昨日起免费申请。\n岭讯电信表示，尚未向公众发售任何无限流量卡，未与任何企业合作，该公司涉嫌收集个人信息，已报警。",
        "岭讯电信表示，尚未")]
    [InlineData(
        "兰芷文件系统驱动提速 73%",
        "lzfs（Lanzhi File System 即兰芷文件系统）是澜图智能在 3.0 版系统中引入的文件系统，常见于 U 盘和存储卡。\n最新的 lzfs 驱动由一位志愿者重写，文件读取提速 73%，补丁将在夏天并入内核。",
        "最新的 lzfs 驱动由一位志愿者重写")]
    [InlineData(
        "浏览器更新少写一个字符，平板开不了机",
        "没想到一个字符这么要紧。\n澜图智能昨天撤回 91 版更新，因为程序里少写了一个字符，12 万台平板输入正确的密码也开不了机，新版今晚推送。",
        "澜图智能昨天撤回 91 版更新")]
    [InlineData(
        "岚晶确认处理器偶发卡顿，需要更新固件",
        "示例之家 3 月 8 日消息，如果你有一台搭载岚晶处理器的电脑，你可能会感觉系统偶尔卡顿。\n岚晶在官网确认，启用安全模块后，处理器会间歇性卡顿，五月起更新固件即可解决。",
        "岚晶在官网确认")]
    [InlineData(
        "志愿者改进 lzfs 驱动，读取提速 73%",
        "示例之家 4 月 15 日消息，lzfs（Lanzhi File System 即兰芷文件系统）是澜图智能在 3.0 版系统中引入的文件系统，常见于 U 盘。\n示例之家了解到，lzfs 的驱动随着功能增加而日益完善。\n最新的 lzfs 驱动由一位志愿者改进，读取提速 73%，补丁将在夏天并入内核。",
        "最新的 lzfs 驱动由一位志愿者改进")]
    public void The_news_is_told_and_not_its_background(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text).Summary.Text, StringComparison.Ordinal);

    /// <summary>Who wrote it where, which point it is, and what ties it to the sentence before are no part of the news.</summary>
    [Theory]
    [InlineData("岭舟汽车召回四千辆车", "示例晚报讯 岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "示例日报讯岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "示例财经讯（记者王一）岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "23:16:58 某财社3月2日电，岭舟汽车召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车召回 4,120")]
    [InlineData("岭舟汽车召回四千辆车", "（编辑 王一）岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "某财社3月2日讯（记者 王一 实习记者 李二）岭舟汽车召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车召回 4,120")]
    [InlineData("岭舟汽车召回四千辆车", "【示例网-示例时报 记者王一】岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "“青岚发布”微信公众号3月2日消息，岭舟汽车召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车召回 4,120")]
    [InlineData("岭舟汽车召回四千辆车", "示例新闻《前线》独家获悉，岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "一、岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "某新社望川3月2日电(王一 李二)记者2日从望川市市场监管局获悉，岭舟汽车召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车召回 4,120")]
    [InlineData("岭舟汽车召回四千辆车", "某新网望川3月2日电 (记者 王一)岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟汽车召回四千辆车", "某联社（上海 编辑 王一）讯，岭舟汽车 3 月 2 日召回 4,120 辆电动车，原因是充电口盖板可能脱落。", "岭舟汽车 3 月 2 日召回")]
    [InlineData("岭舟股份：球磨技术入选推广目录", "岭舟股份（301999.SZ）3月22日在投资者互动平台表示，尊敬的投资者，您好！公司的球磨技术入选了全国节能推广目录，主要用于水泥和矿山的制粉，能降低两成电耗。", "公司的球磨技术入选")]
    [InlineData("岭舟股份：公司没有参与标准工作组", "有投资者在投资者互动平台提问：请问全国标准化技术委员会联合发起并成立了标准工作组，工作组由17名专家组成。\n岭舟股份（301999.SZ）3月22日在投资者互动平台表示，公司没有参与该工作组，专家由三家研究院派出。", "岭舟股份（301999.SZ）3月22日在投资者互动平台表示，公司没有参与")]
    [InlineData("中兴通讯回应停牌", "中兴通讯 3 月 2 日公告，因筹划重大事项，公司股票今日起停牌，停牌不超过 5 天。", "中兴通讯 3 月 2 日公告")]
    [InlineData("3 月装机创新高", "3 月 2 日公布的数据显示，全省新增储能装机 41 万千瓦，创下单月新高。", "3 月 2 日公布")]
    [InlineData("New ferry line", "HALDEN, Norland (May 30, 2023) - The harbour office opened a ferry line for 400 people an hour, the first new one since 1998.", "The harbour office")]
    [InlineData("New ferry line", "PORT HALDEN, April, 12, 2016 — The harbour office opened a ferry line for 400 people an hour, the first new one since 1998.", "The harbour office")]
    public void What_stands_before_the_news_in_its_own_sentence_is_left_out(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text).Summary.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("央视网消息（新闻联播）：岭舟大桥今天通车，全长 4.2 公里，望川到穗海只要 20 分钟。", "岭舟大桥今天通车")]
    [InlineData("央视网消息（新闻联播）：记者今天（9月11日）从望川铁路集团获悉，望川站旅客发送量首次突破 20 万人次，同比增长 12%。", "望川站旅客发送量首次突破")]
    [InlineData("文丨林一舟 编辑丨陈望 岭舟大桥今天通车，全长 4.2 公里，望川到穗海只要 20 分钟。", "岭舟大桥今天通车")]
    [InlineData("图源/企业 本文约2800字，建议阅读7分钟 作者丨林舟 编辑丨陈望川 岭舟大桥今天通车，全长 4.2 公里，望川到穗海只要 20 分钟。", "岭舟大桥今天通车")]
    [InlineData("文｜林一舟 陈望 编辑｜周海 岭舟大桥今天通车，全长 4.2 公里，望川到穗海只要 20 分钟。", "岭舟大桥今天通车")]
    public void Who_wrote_it_and_which_programme_told_it_is_left_out(string text, string beginning) =>
        Assert.StartsWith(beginning, TestSummary.Of("望川的一天", text).Summary.Text, StringComparison.Ordinal);

    [Fact]
    public void A_text_with_a_paragraph_on_each_line_does_not_begin_with_its_title_once_more()
    {
        const string title = "Halden delays its tram again as costs climb";
        var text = $"Advertisement\n{title}\nMayor blames the price of steel\n3-MIN READ3-MIN 1 Listen\nThe city of Halden on Monday delayed its tram by two years and said the line would cost 1.4bn, a third more than planned. "
            + "The first rails were to be laid in May, and most of the streets on the way had already been dug up for pipes and cables.\nAdvertisement\n1. Shopkeepers want to be paid for the wait.\n2. So do cyclists.";
        Assert.StartsWith("The city of Halden on Monday delayed its tram by two years", TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_a_point_is_no_part_of_what_it_says() =>
        Assert.StartsWith(
            "岚图智能 3 月推出的模型能听懂 31 种方言",
            TestSummary.Of("岚图智能推出方言模型", "* _1_ 岚图智能 3 月推出的模型能听懂 31 种方言，一段录音就能学会。\n* _2_ 它本月开源。", BodyFormat.Markdown).Summary.Text,
            StringComparison.Ordinal);

    /// <summary>A sentence that ends in saying that something was said, or is much talked of, says not what.</summary>
    [Theory]
    [InlineData(
        "青岚地铁延误两小时，官方：信号设备故障",
        "青岚地铁 2 号线周三早高峰延误两小时一事登上热搜，引发广泛关注。\n青岚地铁通报，周三 7 时 40 分信号设备故障，列车限速运行，9 时 45 分恢复，持票乘客可以退款。",
        "青岚地铁通报")]
    [InlineData(
        "望川公布煤矿事故调查结果，35 人被问责",
        "望川市应急管理局网站 3 月 2 日公布了煤矿事故调查报告。\n报告认定，这起事故因矿方违法生产造成，11 人死亡，35 人被问责，矿长被移送司法机关。",
        "报告认定")]
    public void A_sentence_that_only_points_at_the_news_gives_way_to_it(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text).Summary.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("请参阅轮渡网站上的文档，了解新航线的更多用法和全部 40 个停靠点。", "青岚轮渡周一开通夜航，票价两元。")]
    [InlineData("如需进一步了解夜航的 40 个停靠点，请前往轮渡公司的网站查看公告。", "青岚轮渡周一开通夜航，票价两元。")]
    [InlineData("更多信息请见轮渡公司 3 月 2 日发布的公告和全部 40 个停靠点的时刻表。", "青岚轮渡周一开通夜航，票价两元。")]
    public void A_sentence_that_leads_elsewhere_tells_nothing(string leading, string news) =>
        Assert.Equal(news, TestSummary.Of("夜里也能坐船了", $"{news}\n{leading}").Summary.Text);

    [Theory]
    [InlineData("Ferries by night", "* The ferry to Halden now runs at night, every forty minutes until five ( read more)", "The ferry to Halden now runs at night, every forty minutes until five")]
    [InlineData("夜航", "* 开往河口的轮渡夜里也有了，每四十分钟一班，直到清晨五点（了解更多）", "开往河口的轮渡夜里也有了，每四十分钟一班，直到清晨五点")]
    public void A_link_that_says_read_more_is_no_part_of_the_summary(string title, string text, string wanted) =>
        Assert.Equal(wanted, TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text);

    [Fact]
    public void A_caption_in_italics_is_not_the_news()
    {
        var (summary, _) = TestSummary.Of(
            "青岚动物园迎来小熊猫宝宝",
            "_青岚动物园的小熊猫在树上休息，游客在一旁拍照。图片来自网络_\n\n青岚动物园周三宣布，两只小熊猫宝宝 5 月 1 日出生，体重 120 克，10 月与游客见面。",
            BodyFormat.Markdown);
        Assert.StartsWith("青岚动物园周三宣布", summary.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A woman holds a poster of the new tram during a rally outside the town hall in Halden on February 28, 2026.")]
    [InlineData("FILE PHOTO: The mayor of Halden and former head of the tram company Ada Lind arrives at the opening of the delayed new tram in Halden, September 9, 2010.")]
    [InlineData("JANUARY 13: Workers lay the rails of the new tram in the old town of Halden.")]
    [InlineData("The mayor of Halden and the head of the tram company wave to passengers at the depot, Monday, Feb. 23, 2026.")]
    [InlineData("Commuters of Halden wait for the new tram at the main station, where the first rails of the line were laid. Ada Lind | Getty Images")]
    public void A_caption_before_the_text_is_not_the_news(string caption) => Assert.StartsWith(
        "Halden's council voted on Tuesday",
        TestSummary.Of(
            "Halden delays its new tram by two years",
            $"{caption}\nHalden's council voted on Tuesday to open the line two years later than planned, and to spend 40m more on it.\nShopkeepers in the old town want to be paid for the wait.").Summary.Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_sentence_too_long_for_its_aside_is_cut_where_something_was_said()
    {
        var (summary, _) = TestSummary.Of(
            "出行公司炮轰车企",
            "昨日，穗海市示例出行汽车租赁有限公司（IGO 分时共享平台）的创始人王一在公众号发文炮轰岭舟汽车店大欺客，称公司 1033 辆岭舟电动车出现电池故障和电池续航不对以及电池严重衰减等问题，多次发函岭舟，后者不回复不理会，令到公司大量车辆被迫闲置停运，造成的损失总额达到 6 亿元之多。");
        Assert.Contains("炮轰岭舟汽车", summary.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "岭舟石化与望川石油签署 200 万吨液化天然气购销协议",
        "3 月 22 日，岭舟石化股份有限公司和望川石油公司在青岚签署了每年 200 万吨液化天然气（LNG）的长期购销协议。从明年起，望川石油将向岭舟石化供货十年，价格与油价挂钩，首船 1 月到港。双方合作已久。",
        "首船 1 月到港。")]
    [InlineData(
        "Halden clinic reopens after renovation",
        "Halden's old clinic reopened on Monday after a renovation that took three years.\nIt now has twelve rooms, a lift and a waiting room for children, and sees patients until nine in the evening.\n(Reporting by Ada Lind; Editing by Bo Sund)",
        "until nine in the evening.")]
    public void A_sentence_that_says_little_beyond_the_title_comes_with_the_next(string title, string text, string ending) =>
        Assert.EndsWith(ending, TestSummary.Of(title, text).Summary.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("(Reporting by Ada Lind in Halden; Editing by Bo Sund)")]
    [InlineData("Check out the documentation of the new tickets to learn more.")]
    [InlineData("For more information about the new tickets, go to the page of the operator.")]
    public void Where_to_read_more_is_no_second_sentence(string line) => Assert.EndsWith(
        "twelve crowns.",
        TestSummary.Of("Halden sells one ticket for trams and ferries", $"Halden sells one ticket for trams and ferries from Monday on, for twelve crowns. {line}").Summary.Text,
        StringComparison.Ordinal);

    [Fact]
    public void What_hardly_says_more_than_the_title_still_says_more_than_the_background()
    {
        var (summary, _) = TestSummary.Of(
            "10 月云溪市用水指数回落至 86.1",
            "云溪市水务协会发布，受天气转凉、部分企业检修以及周期性因素交织影响，生产用水继续减弱，供需两端同步放缓。\n10 月云溪市用水指数回落至 86.1，比上月下降 0.3 点。");
        Assert.Contains("比上月下降 0.3 点", summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_word_that_ties_a_sentence_to_the_one_before_is_left_out()
    {
        var (summary, _) = TestSummary.Of("示例门锁可被照片骗过", "在家里装智能门锁的人越来越多。\n然而，示例安全实验室周三公布，12 款门锁中有 5 款能被一张照片骗过，厂商已收到通知。");
        Assert.StartsWith("示例安全实验室周三公布", summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_aside_goes_before_the_end_of_a_sentence_does()
    {
        var (summary, text) = TestSummary.Of(
            "标题",
            "示例市公安局发布通报称，示例艾馨养老科技集团有限公司（下称“示例艾馨集团”，曾用名示例康养）涉嫌非法吸收公众存款，警方已对此立案侦查，公司法人陈某某及主要涉案嫌疑人被采取刑事强制措施，涉案资金约 10 亿元，投资人可在 12 月 1 日前登记。");
        Assert.EndsWith("投资人可在 12 月 1 日前登记。", summary.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("下称", summary.Text, StringComparison.Ordinal);
        Assert.Equal(summary.Text, string.Concat(summary.Spans.Select(span => text.Substring(span.Start, span.Length))));
    }

    [Fact]
    public void Lines_broken_for_their_looks_are_one_sentence()
    {
        var (summary, _) = TestSummary.Of(
            "区政府公布停车新规", "<div><p>各有关单位，<br>区政府今天公布停车新规，<br>自明年一月一日起，<br>路侧停车首小时 6 元，<br>之后每小时 9 元，<br>夜间免费。<br>咨询电话 000-1234567。</p></div>", ChatDigestBot.Articles.Reading.BodyFormat.Html);
        Assert.Equal("各有关单位，区政府今天公布停车新规，自明年一月一日起，路侧停车首小时 6 元，之后每小时 9 元，夜间免费。", summary.Text);
    }

    [Fact]
    public void A_quote_that_only_opens_is_no_summary()
    {
        var (summary, _) = TestSummary.Of("工厂停产", "他补充说：“示例工厂正在与应急部门密切合作，今天已经停产。\n现场很安全，不会影响供电。”示例工厂周五停产，约 3,000 名工人放假一周，工资照发。");
        Assert.StartsWith("示例工厂周五停产", summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_about_the_rules_prints_the_weights_in_use()
    {
        var rows = Repository.Lines("docs/articles.md").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(parts => parts[1].Trim('`'), parts => parts[2]);
        Assert.All(Enum.GetValues<SentenceFeature>(), feature =>
            Assert.Equal(SentenceModel.Weights[(int)feature].ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), rows.GetValueOrDefault(feature.ToString())));
    }
}
