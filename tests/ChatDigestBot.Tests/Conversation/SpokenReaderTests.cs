using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Whole sentences of people who know no commands: with courtesy, corrections and complaints around what they want.</summary>
public sealed class SpokenReaderTests
{
    private static readonly SpokenReader Reader = new(
    [
        new ZoneWishes(), new TimeWishes(), new PauseWishes(),
        new TopicWishes(new TopicParser(new TopicCatalogue(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance))),
    ]);

    [Theory]
    [InlineData("你好，请问这个机器人是干嘛的？", "program")]
    [InlineData("你是真人吗", "program")]
    [InlineData("你係咪機械人", "program")]
    [InlineData("are you a real person?", "program")]
    [InlineData("这个收费吗", "price")]
    [InlineData("呢個係咪免費㗎", "price")]
    [InlineData("is it free?", "price")]
    [InlineData("怎么联系管理员", "person")]
    [InlineData("有没有人工客服", "person")]
    [InlineData("你们的数据从哪来的", "sources")]
    [InlineData("how do I add you to my group", "groups")]
    [InlineData("can my friend use it too", "groups")]
    [InlineData("能不能少发一点", "fewer")]
    [InlineData("太吵了，少一點", "fewer")]
    [InlineData("5 items max", "fewer")]
    [InlineData("傻逼机器人", "sorry")]
    [InlineData("有夠爛", "sorry")]
    [InlineData("you suck", "sorry")]
    [InlineData("明天天气怎么样", "unable")]
    [InlineData("今天星期几", "unable")]
    [InlineData("can you translate this to english", "unable")]
    [InlineData("go back", "undo")]
    [InlineData("辛苦啦！", "thanks")]
    [InlineData("多謝晒", "thanks")]
    [InlineData("Gracias!", "thanks")]
    [InlineData("哈囉～", "hello")]
    [InlineData("哈哈哈哈", "fine")]
    public void A_question_about_the_bot_or_a_word_to_it_is_answered_in_a_line(string text, string kind) => Assert.Equal(new SpokenMeaning.SmallTalk(kind), Read(text));

    [Theory]
    [InlineData("别停！我还要看的")]
    [InlineData("我没有说要取消")]
    [InlineData("dont stop!!")]
    [InlineData("don't unsubscribe me from ai")]
    [InlineData("请不要取消订阅")]
    [InlineData("千万别给我停了哈")]
    [InlineData("谁说要退订了？")]
    [InlineData("I never asked you to cancel")]
    [InlineData("please keep sending them!")]
    [InlineData("don't you dare unsubscribe me")]
    public void What_somebody_does_not_want_done_is_neither_done_nor_offered(string text) => Assert.Equal(new SpokenMeaning.SmallTalk("kept"), Read(text));

    [Theory]
    [InlineData("不是不要AI，是不要太多")]
    [InlineData("不要停三天")]
    [InlineData("don't pause for a week")]
    public void A_negation_of_a_wish_offers_no_such_thing(string text) => Assert.IsNotType<SpokenMeaning.Wish>(Read(text));

    [Theory]
    [InlineData("怎么用啊 我不太会", "/help")]
    [InlineData("你好，請問要怎麼使用？", "/help")]
    [InlineData("¿Cómo funciona?", "/help")]
    [InlineData("今天怎么没收到新闻", "/next")]
    [InlineData("點解今日冇收到", "/next")]
    [InlineData("why didnt i get anything today", "/next")]
    [InlineData("早报呢？？", "/next")]
    [InlineData("明天几点给我发", "/next")]
    [InlineData("when is the next one", "/next")]
    [InlineData("早上太早了，晚一点发", "/time")]
    [InlineData("可唔可以夜晚先send俾我", "/time")]
    [InlineData("how do i change the time", "/time")]
    [InlineData("时间差了八个小时", "/timezone")]
    [InlineData("你会保存我的聊天记录吗", "/privacy")]
    [InlineData("把我的资料都删掉", "/forget")]
    [InlineData("我设置了什么", "/settings")]
    [InlineData("我订了哪些", "/topics")]
    [InlineData("我收藏的文章呢", "/saved")]
    [InlineData("再来一条", "/more")]
    [InlineData("把这个来源拉黑", "/mute")]
    [InlineData("不要再傳訊息給我了", "/stop")]
    [InlineData("stop sending me this crap", "/stop")]
    [InlineData("帮我存一下第三条", "/item 3")]
    [InlineData("第5条讲什么", "/item 5")]
    [InlineData("summarize the first one", "/item 1")]
    [InlineData("这条讲什么", "/item")]
    [InlineData("我看不懂繁体字，要简体", "/language zh")]
    [InlineData("中文please", "/language zh")]
    [InlineData("界面能不能换成英语啊", "/language en")]
    [InlineData("没让你停啊，怎么停了", "/next")]
    [InlineData("为啥这两天都不给我推送了", "/next")]
    [InlineData("昨天的早报我咋没看见", "/next")]
    [InlineData("受够了，别给我发东西了", "/stop")]
    [InlineData("how do I get rid of you", "/stop")]
    [InlineData("第二篇展开讲讲", "/item 2")]
    [InlineData("tell me more about the second one", "/item 2")]
    [InlineData("麻烦帮我看看第二条讲的是什么，谢谢", "/item 2")]
    [InlineData("唔該，第三條講咩㗎", "/item 3")]
    [InlineData("请问最后一条是怎么回事呀", "/item last")]
    [InlineData("could you please tell me what number 4 is about? thanks", "/item 4")]
    [InlineData("sorry, can I see the 2nd one please", "/item 2")]
    [InlineData("打开第十二篇", "/item 12")]
    [InlineData("open 2", "/item 2")]
    [InlineData("show me 12", "/item 12")]
    [InlineData("打开3", "/item 3")]
    [InlineData("点解俾第二条我睇", "/why 2")]
    [InlineData("3", "/item 3")]
    [InlineData("二", "/item 2")]
    [InlineData("do you sell my data?", "/privacy")]
    public void A_sentence_that_asks_to_see_something_is_its_command(string text, string line) => Assert.Equal(new SpokenMeaning.Command(line), Read(text));

    [Theory]
    [InlineData("有没有关于储能的", "/search 储能")]
    [InlineData("有没有关于C#的", "/search C#")]
    [InlineData("昨天那篇讲井盖的在哪", "/search 井盖")]
    [InlineData("有冇關於颱風嘅新聞", "/search 颱風")]
    [InlineData("搵下無人機", "/search 無人機")]
    [InlineData("芯片最近怎么样", "/search 芯片")]
    [InlineData("anything on fusion energy?", "/search fusion energy")]
    [InlineData("智慧城市 华为", "/search 智慧城市 华为")]
    [InlineData("查理芒格", "/search 查理芒格")]
    [InlineData("在线教育", "/search 在线教育")]
    [InlineData("机器人", "/search 机器人")]
    [InlineData("收费站", "/search 收费站")]
    [InlineData("停车难", "/search 停车难")]
    [InlineData("免费午餐", "/search 免费午餐")]
    [InlineData("real person detection", "/search real person detection")]
    [InlineData("第一财经", "/search 第一财经")]
    [InlineData("第三方支付", "/search 第三方支付")]
    [InlineData("第二条跑道", "/search 第二条跑道")]
    [InlineData("first chip fab", "/search first chip fab")]
    [InlineData("2026", "/search 2026")]
    public void What_is_looked_for_is_what_is_left_of_the_sentence(string text, string line) => Assert.Equal(new SpokenMeaning.Command(line), Read(text));

    [Theory]
    [InlineData("以后都七点一刻发，谢谢", "/time 七点一刻")]
    [InlineData("不要八点，要九点", "/time 九点")]
    [InlineData("不对，是晚上8点", "/time 晚上8点")]
    [InlineData("我说的是7点不是8点", "/time 7点")]
    [InlineData("no I meant 8pm", "/time 8pm")]
    [InlineData("周六周日就别发了", "/time 周一二三四五")]
    [InlineData("工作日发就行", "/time 工作日")]
    [InlineData("一天发两次可以吗 早八点晚六点", "/time 早八点晚六点")]
    [InlineData("嗯嗯那个就是我想问一下就是能不能每天早上七点钟给我发那个新闻简报", "/time 每天早上七点钟")]
    [InlineData("唔該，我想每朝八點收", "/time 每朝八点")]
    [InlineData("可以改成早上七點半嗎", "/time 早上七点半")]
    [InlineData("send it at 7 pls", "/time 7")]
    [InlineData("先停三天我出差", "/pause 三天")]
    [InlineData("我想暫停兩個禮拜", "/pause 两个礼拜")]
    [InlineData("聽日唔好send", "/pause 明天")]
    [InlineData("下周再发给我", "/pause 到下周")]
    [InlineData("i'm on vacation until monday", "/pause until monday")]
    [InlineData("春节期间不要打扰", "/pause")]
    [InlineData("我回来了，继续发吧", "/resume")]
    [InlineData("im back", "/resume")]
    [InlineData("多来点机器人的", "/subscribe 机器人")]
    [InlineData("我想看人工智能和新能源车", "/subscribe 人工智能和新能源车")]
    [InlineData("幫我退掉電動車", "/unsubscribe 电动车")]
    [InlineData("remove blockchain", "/unsubscribe blockchain")]
    [InlineData("有人提到草莓的时候告诉我", "/follow 草莓")]
    [InlineData("华为的消息第一时间通知我", "/follow 华为")]
    [InlineData("let me know when there's something about strawberries", "/follow strawberries")]
    [InlineData("不想看区块链的东西了", "/mute 区块链")]
    [InlineData("never show me sports again", "/mute sports")]
    [InlineData("拜託幫我追蹤台積電", "/follow 台积电")]
    [InlineData("那就定在早上六点四十吧", "/time 早上六点四十")]
    [InlineData("还是改回八点吧", "/time 八点")]
    [InlineData("早上七点和晚上七点都要", "/time 早上七点和晚上七点")]
    [InlineData("麻烦把推送挪到早上六点", "/time 早上六点")]
    [InlineData("shift my digest to 9 in the evening", "/time 9 in the evening")]
    [InlineData("我这个月要备考，先别推了", "/pause")]
    [InlineData("国庆七天别打扰我", "/pause 七天")]
    [InlineData("等我下周一回来再推", "/pause 到下周一")]
    [InlineData("going to be offline for two weeks", "/pause two weeks")]
    [InlineData("back from my trip, send me stuff again", "/resume")]
    [InlineData("我对机器人挺感兴趣的", "/subscribe 机器人")]
    [InlineData("云计算和网络安全也来点", "/subscribe 云计算和网络安全")]
    [InlineData("能源方面的多给点", "/subscribe 能源")]
    [InlineData("drop the EV stuff", "/unsubscribe EV")]
    [InlineData("要是有比亚迪的消息记得喊我", "/follow 比亚迪")]
    [InlineData("tell me whenever SpaceX launches something", "/follow SpaceX")]
    [InlineData("别提醒我比亚迪了", "/unfollow 比亚迪")]
    [InlineData("唔想再睇區塊鏈喇", "/mute 區塊鏈")]
    [InlineData("not a fan of crypto tbh", "/mute crypto tbh")]
    [InlineData("landed in Singapore, please adjust", "/timezone Singapore")]
    [InlineData("刚到纽约，时差还没倒过来", "/timezone 纽约")]
    public void What_would_change_something_is_a_button_beside_the_search(string text, string line) => Assert.Equal(new SpokenMeaning.Wish(line, text), Read(text));

    [Theory]
    [InlineData("我想问你一个跟这些都没有关系的事")]
    [InlineData("我想取消比亚迪的通知")]
    [InlineData("我没让你改这个")]
    [InlineData("could you tell my boss about the meeting")]
    public void What_is_said_to_the_bot_and_not_understood_is_looked_for_with_a_word_that_it_was_not(string text) => Assert.Equal(SpokenMeaning.Hear(text), Read(text));

    [Fact]
    public void What_is_forwarded_is_no_wish() => Assert.Equal(new SpokenMeaning.Unclear("不要再发了"), Reader.Read("不要再发了", isForward: true));

    [Fact]
    public void Every_line_of_the_table_has_its_words()
    {
        var texts = TextFile.ReadAll(Repository.PathOf("content/texts"));
        string[] kinds = ["kept", "program", "person", "price", "sources", "groups", "unable", "undo", "fewer", "sorry", "thanks", "hello", "bye", "fine"];
        Assert.All(Languages.All, language => Assert.All(kinds, kind => Assert.NotEmpty(texts.Get(language, $"conversation.talk.{kind}"))));
        Assert.All(Languages.All, language => Assert.All(["pausePlain", "resumePlain"], wish => Assert.NotEmpty(texts.Get(language, $"conversation.wishes.{wish}"))));
    }

    private static SpokenMeaning Read(string text) => Reader.Read(text, isForward: false);
}
