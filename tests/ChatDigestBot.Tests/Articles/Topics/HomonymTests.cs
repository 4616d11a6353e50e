namespace ChatDigestBot.Tests.Articles.Topics;

/// <summary>Names of works, places, teams, people and food are of no topic; what is named otherwise than usual still is.</summary>
public sealed class HomonymTests
{
    [Theory]
    [InlineData("《哪吒》第三部开拍，票房预期再创新高", "动画电影《哪吒》第三部今天开拍，导演说哪吒还是那个哪吒，配音演员不变，预计明年暑期上映。")]
    [InlineData("《黑客帝国》修复版上映", "电影《黑客帝国》修复版周五上映，黑客尼奥的扮演者到场，黑客迷们排起长队。")]
    [InlineData("《流浪火箭》首映礼", "科幻片《流浪火箭》昨晚首映，影片讲一枚火箭和一个孩子的故事，导演说火箭只是道具。")]
    [InlineData("游戏《机械臂》登顶销量榜", "独立游戏《机械臂》上周登顶销量榜，玩家操纵机械臂做菜，制作人说下一部仍叫《机械臂》。")]
    [InlineData("火星湖公园开放夜游", "火星湖公园 6 月起开放夜游，火星湖环湖步道 4.2 公里，市民可以看萤火虫。")]
    [InlineData("深度学习党的二十届全会精神报告会举行", "报告会今天举行，与会干部深度学习了全会文件，并分组交流。")]
    [InlineData("Potato chips maker cuts salt", "The maker of the potato chips said it had cut salt by a fifth. Chips now cost the same. Chips fans approve of the chips.")]
    [InlineData("Mars hires new chocolate chief", "Mars said on Monday that its chocolate unit had a new chief. Mars, which makes Mars bars, blamed cocoa prices.")]
    [InlineData("Breach in river wall closes road", "A breach in the river wall closed the coast road on Friday. The breach is 12 metres wide, the council said.")]
    [InlineData("Rockets beat Kings in overtime", "The Houston Rockets won 118 to 112 in overtime on Friday. The Rockets play again on Sunday.")]
    [InlineData("全屋智能体验馆下月开业", "这家全屋智能体验馆位于商场二层，下月 8 日开业，首日发放 300 张券。")]
    [InlineData("三星系列活动周末举行", "活动周末在湖边举行，共有三星系列展位 40 个，市民可以免费参加。")]
    [InlineData("平板支撑世界纪录被打破", "一名 62 岁的选手坚持平板支撑 9 小时 38 分，打破了世界纪录。")]
    [InlineData("老厂的铸造车间改成剧场", "这座铸造车间建于 1958 年，铸造车间的行车还在，剧场 320 个座位。")]
    [InlineData("苹果丰收，果农盼来好价钱", "今年雨水好，苹果丰收，果农说苹果甜，一早就有人上门收。")]
    [InlineData("志愿者携手环保，清理河岸 12 公里", "400 名志愿者携手环保，周末清理了 12 公里河岸，捡走 3 吨垃圾。")]
    public void A_name_alone_is_of_no_topic(string title, string text) => Assert.Empty(OurTopics.Of(title, text));

    /// <summary>Things that stand in a post, and wars, accidents, crimes and games that are called like something else.</summary>
    [Theory]
    [InlineData("一男子下井捞手机触电身亡", "周二下午，男子的手机掉进井里，他背着电瓶下井捞手机，手机没捞到，人倒在井下。妻子说这部手机不值钱，劝他别捞手机。邻居用手机报警，手机后来由消防员取出，手机还能开机。")]
    [InlineData("居民楼电动车起火，消防十分钟扑灭", "周三凌晨，一栋居民楼的楼道里一辆电动车起火，消防员十分钟扑灭，无人受伤。社区说，楼道里不得停放电动车，车棚月底建成。")]
    [InlineData("住院楼凌晨火灾，医院疏散四十人", "周四凌晨，市第二医院住院楼发生火灾，医院值班医生和消防员疏散四十人，火灾原因还在调查，医院说损失不大。")]
    [InlineData("火箭弹落在村外，三间民房受损", "军方说，周五夜里两枚火箭弹落在村外，火箭弹没有炸死人，三间民房受损，村民已转移。")]
    [InlineData("火箭主场三分险胜湖人，取得四连胜", "火箭周日主场 112 比 109 险胜湖人，取得四连胜，前锋拿下 31 分和 12 个篮板，火箭升到西部第五。")]
    [InlineData("仙侠网游《云岭》明日封测，玩家可领礼包", "网游《云岭》明日开启封测，首批 3,000 名玩家可以进入，封测期间每日发放礼包，公测定在年底。")]
    [InlineData("一位老人谈家乡", "老人说起家乡的河和桥，说起小时候放牛、上学要走十里山路。他最想念的是母亲做的面，说家乡的孩子如今都坐校车上学，河上修了三座桥，山上种了桃树，村里办起了食堂，八十岁以上的老人吃饭不要钱。他每年清明都要回去住半个月，给父母扫墓，和儿时的伙伴下棋，到学校看看。年轻时他离家当兵，退伍后进厂，做过钳工，参加过载人航天工程，为运载火箭磨过零件，也去过酒泉看卫星发射，后来他退休了，就在河边钓鱼。")]
    [InlineData("DVD review: the robot who waters gardens", "The film follows a robot through three summers. The movie is slow but the DVD has a fine commentary by its director.")]
    public void What_is_in_a_post_by_the_way_is_of_no_topic(string title, string text) => Assert.Empty(OurTopics.Of(title, text));

    // The model takes any fraud for security, and what a crop costs for the economy; words alone do not.
    [Theory]
    [InlineData("男子冒充富商诈骗多名女子被判刑", "法院周一宣判，男子以恋爱为名诈骗多名女子，诈骗所得四十余万元，他还冒充富商。男子因诈骗罪获刑九年。")]
    [InlineData("棕榈油价高位回落，豆油价差收窄", "棕榈油价上周回落 3%，豆油价差收窄，分析人士说马来西亚出口放缓，库存回升。")]
    public void What_is_in_a_post_by_the_way_is_of_no_topic_by_its_words(string title, string text) => Assert.Empty(OurTopics.ByWords(title, text));

    [Fact]
    public void The_price_of_palm_oil_is_not_about_energy() => Assert.DoesNotContain("energy", OurTopics.Of("棕榈油价高位回落，豆油价差收窄", "棕榈油价上周回落 3%，豆油价差收窄，分析人士说马来西亚出口放缓，库存回升。"));

    [Theory]
    [InlineData("economy", "港股午后走低，恒生科技指数跌 2%，新能源车股领跌", "港股午后走低，恒生指数跌 1.3%，恒生科技指数跌 2%，三家新能源汽车公司跌超 5%。")]
    [InlineData("blockchain", "首只比特币现货 ETF 获批，下周上市", "监管机构周三批准首只比特币现货 ETF，下周上市交易，发行人说管理费为 0.3%，比特币随后涨 4%。")]
    [InlineData("5g", "一省移动网络中断两小时，运营商致歉", "周二下午，该省移动网络中断两小时，手机无法通话上网，运营商说核心网升级出错，已恢复通信并致歉。")]
    [InlineData("health", "种植牙集中采购结果出炉，均价降一半", "五省联盟的口腔种植体集中采购今天出炉，拟中选产品平均降价 53%，医保部门说四月起执行。")]
    [InlineData("security", "Virus poses as Christmas e-mail", "Anti-virus firms are warning people about a Windows virus disguised as an e-mail Christmas card. The virus opens a back door on infected machines.")]
    [InlineData("5g", "Council villages get broadband at last", "Four valley villages will get broadband by June, the operator said on Friday. The broadband lines cost 2.1m and are paid for by the council.")]
    [InlineData("economy", "Consumer spending rises for a third month", "Consumer spending rose 1.5% in January, the statistics office said, and economic growth was revised up to 2.4% a year.")]
    [InlineData("phones", "手环之后，荣耀手机下月也能测血糖趋势", "荣耀手机下月的新手机系统可以画出血糖趋势，荣耀手机负责人说，手机本身不测量，数据来自手环，智能手机只是显示。")]
    public void A_post_is_of_what_it_calls_itself(string topic, string title, string text) => Assert.Equal([topic], OurTopics.Of(title, text));

    [Theory]
    [InlineData("security", "《网络安全法》修订草案公布，数据泄露最高罚一千万", "《网络安全法》修订草案今天公开征求意见，对数据泄露和拒不整改的企业提高罚款，征求意见到 12 月 20 日。")]
    [InlineData("smart-city", "《智慧城市建设指南》发布", "住建部门今天发布《智慧城市建设指南》，要求智慧城市项目先做数据治理，再谈大屏，明年起试行。")]
    [InlineData("chips", "锐龙 9950X 评测：游戏性能提升一成", "新一代锐龙 9950X 采用 16 核心，基准频率 4.3 GHz，处理器功耗下降 15%，酷睿 Ultra 仍在多媒体测试中占优。")]
    [InlineData("cloud", "穗海云在望川建成数据中心集群", "穗海云在望川的数据中心集群投用，首期 1.2 万台服务器，电源使用效率 1.12，二期明年开工。")]
    [InlineData("cloud", "Northmere opens data centre in a disused mine", "Northmere opened a data centre in a disused mine on Monday. The data centre holds 9,000 servers and is cooled by mine water.")]
    [InlineData("security", "Chrome 142 发布：修复 20 个安全漏洞", "浏览器今天更新到 142 版，修复 20 个安全漏洞，其中 3 个为高危，一个释放后重用漏洞已在野利用，建议用户立即升级。")]
    [InlineData("security", "Firefox update patches two zero-day flaws", "The browser's update fixes two vulnerabilities, one of which allowed remote code execution. Users should install the security update at once.")]
    [InlineData("chips", "天玑 9600 跑分曝光：单核首次超过 4000", "天玑 9600 用上新的大核，单核 4,012 分，多核 12,300 分，能效提升两成，首批机型年底上市。")]
    [InlineData("chips", "i9-14900K 降压后温度低了 18 度", "测试者把 i9-14900K 的电压调低 60 毫伏，满载温度从 98 度降到 80 度，跑分几乎不变。")]
    [InlineData("ai", "AI 教你写毛笔字：临帖打分一秒出结果", "拍一张照片，AI 就能指出哪一笔写歪了，老师说比自己看得细。")]
    [InlineData("5g", "三省月底取消固定电话长途费", "三省用户月底起拨打固定电话不再区分本地和长途，长途费全部取消，资费不变。")]
    [InlineData("security", "Let's Sign 错发 200 万张 SSL 证书，五天内吊销", "签发机构说验证环节有缺陷，200 万张 SSL 证书五天内吊销，网站管理员须重新申请，否则浏览器会报安全警告，攻击者可能冒用域名。")]
    [InlineData("ev", "首台岭舟燃料电池车下线，零下三十度能启动", "岭舟汽车首台燃料电池车今天下线，零下三十度冷启动只要 40 秒，明年小批量交付。")]
    [InlineData("economy", "前十月规模以上工业企业利润同比增长 4.2%", "统计部门今天公布，前十月规模以上工业企业利润 5.9 万亿元，同比增长 4.2%，十月当月增长 6.1%。")]
    public void A_matter_named_otherwise_is_of_its_topic(string topic, string title, string text) => Assert.Contains(topic, OurTopics.Of(title, text));
}
