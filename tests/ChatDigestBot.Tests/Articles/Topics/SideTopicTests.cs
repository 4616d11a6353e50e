namespace ChatDigestBot.Tests.Articles.Topics;

/// <summary>A topic is what a post is about, and not what one of its headlines, a background, a list or a gloss brings with it.</summary>
public sealed class SideTopicTests
{
    [Theory]
    [InlineData("早报｜岭舟发布新款智能手机/北原航空恢复夜航/三省高速免费通行", "· 望川大桥合龙 · 穗海书展周末开幕，智能手机展台人最多。")]
    [InlineData("早报｜苹果将在下月推出新款耳机/北原航空恢复夜航/三省高速免费通行", "")]
    [InlineData("【晨读】事关退休，新办法下月施行；岭舟人形机器人下线；望川动物园迎来幼象", "今天的要闻还有：穗海地铁延长运营，人形机器人表演了舞蹈，河上新桥通车。")]
    [InlineData("8点半丨两地取消公园门票；岭舟芯片工厂奠基；冰雪节开幕，首日客流创新高", "今日导览：两地取消公园门票，芯片工厂占地六百亩，冰雪节为期一月。")]
    public void What_one_of_many_headlines_names_is_not_what_a_round_up_is_about(string title, string text) => Assert.Empty(OurTopics.Of(title, text));

    [Theory]
    [InlineData("space", "晨读｜岭舟火箭首飞成功/望川卫星入轨/三名航天员返回", "今天的三条：火箭首飞，卫星入轨，航天员返回。")]
    [InlineData("energy", "光伏早报｜两地取消峰谷价差/岭舟扩产/望川组件出口增三成", "光伏组件出口增三成，光伏玻璃降价。")]
    [InlineData("phones", "岭舟 2026/27 财年一季度智能手机出货/营收双增", "智能手机出货 420 万部，同比增长 12%，智能手机均价上升。")]
    public void A_round_up_is_of_what_most_of_its_headlines_name(string topic, string title, string text)
    {
        Assert.Equal([topic], OurTopics.ByWords(title, text));
        Assert.Equal([topic], OurTopics.Of(title, text));
    }

    [Theory]
    [InlineData("phones", "岭舟推出智能手机 5 / 5 Pro：6.1 英寸直屏，1999 / 2899 元起")]
    [InlineData("phones", "岭舟推出折叠屏手机标准版和 Pro 版，8GB / 12GB / 16GB 三档，售价 5999 / 6999 / 7999 元")]
    [InlineData("ev", "岭舟新款纯电动轿车开启预售，续航 510 / 620 / 710 公里三种，售价 12.98 / 14.98 / 16.98 万元")]
    public void Prices_and_sizes_with_strokes_between_them_are_no_headlines(string topic, string title) => Assert.Equal([topic], OurTopics.Of(title, ""));

    [Fact]
    public void What_a_long_text_only_speaks_of_beside_its_subject_is_no_topic() => Assert.Equal(["ev"], OurTopics.Of(
        "Halden opens a charging park for electric lorries",
        "Halden opened a charging park for electric lorries on Monday, the first of its kind on the coast road. Thirty lorries can charge at once, and drivers " +
        "find showers, a canteen and beds above the bays. The bays run on solar power and battery storage. The port paid a third of the cost and the county the " +
        "rest. Until now hauliers had to leave the road and queue in the town, where the streets are narrow and neighbours complained of the noise. A solar " +
        "roof covers the bays, and a battery storage unit in the yard takes what is left over at noon. What is stored is also sold to the electricity grid on " +
        "windless evenings. The operator said the electric lorries of four firms had booked places for the whole winter. Drivers who came on the first day said " +
        "the food was better than the coffee. The next charging park is to follow in Lund in spring, and a third one at the border a year later. The road " +
        "office counts the lorries and will say in June whether the coast road needs more. Children from the school nearby painted the wall behind the bays " +
        "with fish and ships, and the mayor cut a ribbon made of an old cable."));

    [Theory]
    [InlineData("两家银行试点新的授信办法", "作为人工智能（AI）企业常用的计量单位，词元可以作为授信依据，两家银行本周开始试点，首批五户企业拿到了额度。")]
    [InlineData("Council picks a new librarian", "The council picked Ana Miro, who once wrote a thesis on large language models (LLMs), as its librarian on Monday. She starts in May and wants longer hours on Sundays, more books for children and a warmer reading room, she told the paper.")]
    public void A_word_and_its_abbreviation_in_brackets_are_one_mention(string title, string text) => Assert.Empty(OurTopics.Of(title, text));

    [Fact]
    public void A_disease_whose_name_holds_two_words_of_the_topic_is_one_mention() => Assert.Empty(OurTopics.Of(
        "望川的餐馆又坐满了", "新冠肺炎疫情过去三年，望川老街的餐馆又坐满了客人，店主说新冠肺炎期间欠下的房租今年还清了，七家新店排队等铺面，街道说明年再修两座停车楼。"));

    [Theory]
    [InlineData("国家先进材料中心落户望川", "中心今天在望川揭牌，将面向科学仪器、集成电路、新型显示、芯片、轨道装备等领域开展材料验证，首批八个实验室年底建成。")]
    public void What_stands_in_a_list_of_the_text_is_half_a_mention(string title, string text) => Assert.Empty(OurTopics.Of(title, text));

    [Theory]
    [InlineData("Publishers get a button against AI-driven losses", "Readers can now mark a paper as a preferred source. Publishers say visits fell by a fifth as AI search answers without them. The button is free, and papers may put it on their own pages from Monday.")]
    [InlineData("受 AI 需求推动，望川上市公司上半年利润翻番", "望川 720 家上市公司上半年利润同比翻番，合并营收增长 34%，交易所周三公布，分析人士说 AI 服务器订单是主因。")]
    public void What_AI_drives_is_not_about_AI(string title, string text) => Assert.DoesNotContain("ai", OurTopics.Of(title, text));

    [Theory]
    [InlineData("energy", "AI 基建推动望川电价上涨两成", "望川电价下月上涨两成，电网公司周三公布，电价上一次调整在三年前，居民用电不变，AI 数据中心等大用户的用电量去年翻番。")]
    [InlineData("economy", "Consumer spending holds up amid AI push", "Consumer spending rose 0.8% in May, the statistics office said. Economic growth was revised up, and the office named orders for artificial intelligence servers as one reason of many.")]
    public void What_a_title_names_as_a_cause_is_not_what_it_is_about(string topic, string title, string text) => Assert.Equal([topic], OurTopics.Of(title, text));

    [Theory]
    [InlineData("driving", "特斯拉下月推出无人驾驶出租车", "特斯拉下月在两座城市推出无人驾驶出租车，车上没有方向盘，特斯拉说无人驾驶里程已超三亿公里，特斯拉车主可以先试乘。")]
    [InlineData("cloud", "Builder of OpenAI data centre gets a loan", "The builder of the data centre got a loan of 1.5bn on Tuesday. OpenAI is to rent the data centre, and OpenAI will pay for the power.")]
    [InlineData("ai", "OpenAI 总裁回应高管离职", "OpenAI 总裁周一回应高管离职，称并非反常，OpenAI 处在聚光灯下，OpenAI 的团队一直在变。")]
    public void A_maker_named_beside_a_matter_brings_no_topic_of_its_own(string topic, string title, string text) => Assert.Equal([topic], OurTopics.Of(title, text));

    [Theory]
    [InlineData("ai", "Anthropic 计划 IPO，拟募资 1,000 亿美元", "Anthropic 周二提交招股书，拟募资 1,000 亿美元，Anthropic 的估值两年涨了八倍，投资者要的股份是它卖的三倍。")]
    [InlineData("chips", "台积电首席执行官：涨价是必要的", "台积电首席执行官周二说，供应链成本上升，台积电将适当涨价，营收今年仍将增长两成，财报下周公布。")]
    public void What_a_maker_does_at_the_exchange_is_about_the_maker(string topic, string title, string text)
    {
        Assert.Equal([topic], OurTopics.ByWords(title, text));
        Assert.Equal([topic], OurTopics.Of(title, text));
    }

    [Fact]
    public void A_weak_word_of_the_title_needs_a_strong_one_before_the_middle_of_the_text() => Assert.Empty(OurTopics.Of(
        "两国外长谈全球 exports 与航道安全", "两国外长周三通话，谈到海峡的航道、渔船和渡轮，双方同意下月在望川会晤，并派专家先行磋商，商定救援热线和渔民往来的细节，随后两人还谈到留学生和航班。他们一致认为边境口岸应当尽早恢复，铁路检修也要加快，双方代表团下周就出发，首站是望川，再到穗海，行程共五天，沿途还将看望侨民，参观学校、码头和书店，出席一场合唱音乐会和一场足球赛。通话最后提到 inflation。"));

    [Fact]
    public void A_title_and_a_teaser_may_name_a_topic_by_themselves() => Assert.Equal(["ai"], OurTopics.Of(
        "Free AI offer leaves an app with millions more users", "Revenue rose 60% after the offer ended."));

    [Fact]
    public void A_company_that_is_only_named_brings_no_topic() => Assert.Empty(OurTopics.ByWords(
        "Coding firm denies that SpaceX tried to buy it", "The head of the coding firm said on Tuesday that nobody from SpaceX had called. SpaceX did not comment."));

    [Fact]
    public void A_hospital_that_was_bombed_is_not_about_health() => Assert.Empty(OurTopics.Of(
        "Forty killed as air strikes hit a hospital", "Air strikes hit a hospital in the capital on Monday and killed forty people, officials said. The hospital treated patients from three provinces."));
}
