namespace ChatDigestBot.Playground.News;

/// <summary>Something that a feed of the playground tells.</summary>
internal sealed record NewsItem(string Title, string Text);

/// <summary>A feed of the playground: who writes it, in which dialect, and what it tells, the oldest first.</summary>
internal sealed record NewsFeed(string File, string Name, string Language, IReadOnlyList<NewsItem> Items)
{
    public static IReadOnlyList<NewsFeed> All { get; } =
    [
        new("qinglan.xml", "青岚科技观察", "zh-Hans",
        [
            new("青岚市把路灯连成一张网，智慧城市少用三成电", "青岚市的四万盏路灯今天接入智慧城市平台，天亮、下雨、有人走过都会自己调光。市政部门说，试运行两个月省了三成电，明年推广到全部街道。"),
            new("北辰芯片开始送样，七纳米工艺功耗再降两成", "星河半导体今天向十二家客户送出北辰芯片的样片。芯片采用七纳米工艺，公司称功耗比上一代再降两成，量产定在明年二季度。"),
            new("青岚医院请人工智能看片，漏诊少了一半", "青岚市第一医院公布半年的结果：人工智能先看胸片，医生复核，漏诊从百分之二降到百分之一。医院说，最后签字的仍是医生。"),
            new("储能电站替工业园削峰，一天省下九万元电费", "青岚工业园的储能电站昨天满负荷运行，夜里充电、傍晚放电，一天省下九万元电费。园区准备再建一座同样大小的。"),
        ]),
        new("harbour.atom", "Harbour Wire", "en",
        [
            new("Harbour City tests driverless ferries between two piers", "Two driverless ferries began carrying passengers across Harbour City's inner basin this morning. Each takes forty people; a captain watches from shore and can stop either within seconds. The smart city office wants six by next autumn."),
            new("A language model drafts the council's minutes, clerks sign them", "Harbour City's council has let an artificial intelligence model draft its minutes for three months. Clerks corrected one line in twenty and saved eleven hours a week. The council will decide in spring whether to keep it."),
            new("Chip maker Lumen moves packaging into a former cannery", "Lumen Semiconductor opened a chip packaging line in a former cannery by the docks. It employs 180 people and will handle 40,000 wafers a year. The company says old walls of thick stone keep vibration out."),
            new("Batteries from old buses light the night market", "Harbour City's night market now runs on batteries taken from twelve retired electric buses. They charge at noon from the roof's solar panels and last until midnight. The energy office plans two more such stores."),
        ]),
        new("shanhai.json", "山海数据", "zh-Hans",
        [
            new("开源大模型“山海”发布，手机上也能跑", "山海实验室今天开放了大模型“山海”的权重。模型有三十亿个参数，量化后占一点八 GB，中端手机每秒能写十二个字。许可证允许商用。"),
            new("机器人学会叠衣服，靠的是看了一千小时录像", "山海实验室的机器人看了一千小时叠衣服的录像，学会了叠七种衣服。研究人员说，成功率是百分之八十六，最难的是袜子。"),
            new("海州停车平台开放数据，空位每分钟更新", "海州市今天开放了智慧停车平台的数据，三万个车位的空位每分钟更新一次，任何人都能免费使用。已有两个学生做出了小程序。"),
            new("芯片课进中学，学生自己画出第一个与非门", "海州三所中学开了芯片课。学生用开源软件画电路，第一个学期画出与非门，学期末由工厂流片，每人带走一块。"),
        ]),
    ];
}
