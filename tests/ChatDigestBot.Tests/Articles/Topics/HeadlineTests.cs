using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

/// <summary>A headline alone, as many sources give no more, is of what it names; everyday words of each trade are known in both languages.</summary>
public sealed class HeadlineTests
{
    private static readonly TopicSet Topics = TopicFile.Parse(Repository.Text("content/topics.yaml"));

    [Theory]
    [InlineData("economy", "一季度居民人均可支配收入公布，望川居首")]
    [InlineData("economy", "岭舟股份控股股东拟减持，公司股票复牌")]
    [InlineData("economy", "望川二手房成交回暖，房企加快推盘")]
    [InlineData("economy", "財政預算案出爐，財長稱收支平衡可期")]
    [InlineData("economy", "Halden Retail raises dividend after record quarterly profit")]
    [InlineData("economy", "Economists expect another rate cut as layoffs mount")]
    [InlineData("ai", "十招玩转图像生成，实测新版 ChatGPT")]
    [InlineData("ai", "Chatbots are changing how pupils write")]
    [InlineData("chips", "存储涨价传导，DDR5 内存条一月贵三成")]
    [InlineData("chips", "Micron and SK hynix race to build HBM lines")]
    [InlineData("5g", "中国电信下调国际漫游费")]
    [InlineData("5g", "Undersea cable cut slows broadband in the islands")]
    [InlineData("ev", "全固态电池装车，纯电续航破千公里")]
    [InlineData("ev", "Plug-in hybrids outsell diesels for the first time")]
    [InlineData("energy", "油气田开工，天然气管道年底通气")]
    [InlineData("energy", "Islanders hit by blackout as nuclear plant trips")]
    [InlineData("security", "个人信息跨境新规下月施行")]
    [InlineData("security", "CISA warns of cyber threat to water pumps")]
    [InlineData("open-source", "Webpack 与 Vite 谁更快")]
    [InlineData("open-source", "Postgres gets a new planner")]
    [InlineData("cloud", "AI 数据中心扎堆，机房用上液冷")]
    [InlineData("cloud", "Europe debates digital sovereignty after AWS outage")]
    [InlineData("blockchain", "央行数字货币试点扩至十城")]
    [InlineData("blockchain", "Crypto exchange freezes USDC withdrawals")]
    [InlineData("robotics", "割草机器人卖断货")]
    [InlineData("robotics", "Warehouse robots learn to stack")]
    [InlineData("space", "低轨卫星再添十八颗，长征十二号首飞")]
    [InlineData("space", "Mars rovers relay images through an orbiter")]
    [InlineData("driving", "城市领航辅助开通百城，Momenta 供货")]
    [InlineData("driving", "Zoox opens its robotaxis to the public")]
    [InlineData("phones", "新款 MacBook 更好修了")]
    [InlineData("phones", "Smart glasses outsell smartwatches at Halden store")]
    [InlineData("health", "口岸查获假药，药监部门立案")]
    [InlineData("health", "Measles outbreak spreads, health officials urge vaccination")]
    [InlineData("smart-city", "电子驾驶证全国可用，随申办率先接入")]
    [InlineData("cloud", "勒索软件盯上云存储，备份要这样放")]
    [InlineData("robotics", "他执掌机器人公司十年，下月退休")]
    [InlineData("driving", "望川打造车路协同样板，无人公交上路")]
    [InlineData("smart-city", "City tries congestion pricing and smart meters")]
    public void A_headline_is_of_what_it_names(string topic, string title) => Assert.Contains(topic, Of(title));

    [Theory]
    [InlineData("游客为这家老店津津乐道")]
    [InlineData("时尚界迎来新面孔，秀场设在老码头")]
    [InlineData("老楼更换电梯，八旬住户不再爬楼")]
    [InlineData("口岸提高通关速度，旅客半小时过关")]
    [InlineData("又一位新冠军诞生，望川女排捧杯")]
    [InlineData("国产科幻片暑期扎堆上映")]
    [InlineData("毕业典礼来了一位特别的家长")]
    [InlineData("今年报名人数翻番，书法课一席难求")]
    [InlineData("明天多云到阴，局地有小雨")]
    [InlineData("火箭客场不敌湖人，主帅称防守太松")]
    [InlineData("春节档影片播放量破百亿")]
    [InlineData("中国企业足球赛望川开赛")]
    [InlineData("Range Rover stolen from a driveway in Halden")]
    [InlineData("Ten life hacks for a tidy kitchen")]
    [InlineData("Internet blackout in the capital enters its fourth day of protests")]
    [InlineData("New captain takes the helm as Halden chase the title")]
    [InlineData("Pandas arrive at Halden zoo to a brass band")]
    [InlineData("Peace envoy returns to the talks with a new map")]
    [InlineData("Volcano sends ash cloud over the island, flights grounded")]
    [InlineData("Bayer Leverkusen held by Halden in seven-goal thriller")]
    [InlineData("West Bank village rebuilds its school")]
    public void Words_that_only_look_so_name_no_topic(string title) => Assert.Empty(Of(title));

    private static string[] Of(string title) =>
        [.. TopicClassifier.Classify(Topics, new TopicEvidence { Title = title, Text = "", Categories = ["headlines", "headlines"], Links = [] }).Select(score => score.Topic)];
}
