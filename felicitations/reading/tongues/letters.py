"""Letters that print writes for one another: a pattern and a name hold for all of them."""

from __future__ import annotations

# Arabic print often leaves the seat of a hamza out, and the dots of a last letter.
_ARABIC = {"ا": "أإآ", "أ": "اإآ", "إ": "اأآ", "آ": "اأإ", "ى": "ي", "ي": "ى", "ة": "ه"}
# Chinese: the simplified letters of the mainland, each before the traditional one of Taiwan and Hong Kong.
_PAIRS = (
    "万萬与與专專业業东東丝絲两兩严嚴丧喪个個丰豐临臨为為丽麗举舉义義乌烏乐樂习習乡鄉书書买買乱亂争爭亏虧云雲亚亞产產亲親亿億仅僅从從仓倉仪儀们們价價众眾优優会會"
    "伟偉传傳伤傷伦倫体體余餘侠俠侧側侨僑俄俄债債倾傾储儲儿兒党黨兰蘭关關兴興养養兽獸内內冈岡册冊写寫军軍农農冲衝决決况況净淨凉涼减減凤鳳凭憑凯凱击擊划劃刘劉则則刚剛"
    "创創删刪别別剧劇劝勸办辦务務动動励勵劳勞势勢勋勳区區医醫华華协協单單卖賣卢盧卫衛却卻厂廠历歷压壓厅廳县縣参參双雙发發变變叙敘号號叹嘆吁籲后後向嚮吓嚇吕呂吗嗎启啟吴吳"
    "员員呜嗚响響哑啞唤喚啸嘯团團园園围圍国國图圖圆圓圣聖场場坏壞块塊坚堅坛壇坝壩坟墳声聲处處备備复復够夠头頭夸誇夹夾夺奪奋奮奖獎妇婦妈媽姗姍娱娛孙孫学學宁寧实實审審"
    "宪憲宫宮宽寬宾賓对對寻尋导導寿壽将將尔爾尘塵尝嘗尧堯层層属屬岁歲岛島岭嶺峡峽币幣帅帥师師帐帳带帶帮幫广廣庆慶库庫应應庙廟废廢开開异異张張弥彌弯彎弹彈强強归歸当當录錄"
    "彻徹忆憶忧憂怀懷态態总總恋戀恳懇恶惡恼惱悦悅悬懸惊驚惧懼惨慘惩懲惯慣愿願戏戲战戰户戶扑撲执執扩擴扫掃扬揚扰擾抚撫抢搶护護报報担擔拟擬拥擁择擇挂掛挚摯挥揮损損换換据據"
    "掷擲携攜摄攝摆擺敌敵数數斋齋断斷无無旧舊时時显顯晋晉暂暫术術机機杀殺杂雜权權杨楊条條来來极極构構枪槍柜櫃标標栋棟树樹样樣档檔桥橋梦夢检檢楼樓欢歡欧歐岁歲残殘毕畢气氣"
    "汇匯汉漢汤湯沟溝没沒泪淚泽澤洁潔济濟浅淺浓濃浪浪涌湧涛濤润潤涨漲渊淵湾灣满滿滚滾滨濱灭滅灵靈灾災炉爐点點炼煉烟煙热熱爱愛爷爺牵牽状狀独獨狮獅猎獵献獻玛瑪环環现現"
    "珑瓏琐瑣电電画畫畅暢疗療疯瘋盐鹽监監盖蓋盘盤盟盟睁睜矫矯码碼砖磚础礎确確碍礙礼禮祸禍离離种種积積称稱稳穩穷窮竞競笔筆签簽简簡类類粮糧系係红紅约約级級纪紀纯純纳納"
    "纵縱纷紛线線练練组組绅紳细細织織终終绍紹经經结結给給绝絕统統继繼绩績续續维維综綜绿綠缅緬缔締编編缘緣缝縫缩縮网網罗羅罢罷义義职職联聯聪聰肃肅胁脅胆膽胜勝脉脈脑腦"
    "脱脫腾騰舰艦艺藝节節芦蘆苏蘇范範荐薦荣榮药藥荷荷莱萊获獲萨薩蓝藍蒋蔣虏虜虑慮虽雖蚀蝕补補袭襲装裝见見观觀规規视視览覽觉覺触觸誉譽计計订訂认認讨討让讓训訓议議讯訊"
    "记記讲講许許论論设設访訪证證评評识識诉訴词詞译譯试試诗詩诚誠话話诞誕询詢该該详詳语語误誤说說请請诸諸诺諾读讀课課谁誰调調谈談谊誼谋謀谢謝谦謙谨謹贝貝贞貞负負贡貢"
    "财財责責贤賢败敗货貨质質贩販贪貪贫貧购購贯貫贵貴贸貿费費贺賀贾賈资資赋賦赏賞赔賠赖賴赛賽赞贊赠贈赢贏赵趙赶趕趋趨跃躍践踐车車轨軌转轉轮輪软軟轰轟轻輕载載较較辅輔"
    "辆輛辈輩辉輝输輸辑輯辞辭边邊辽遼达達迁遷过過迈邁运運还還这這进進远遠违違连連迟遲适適选選递遞逻邏遗遺邓鄧邮郵邻鄰郑鄭采採释釋里裡钟鐘钢鋼钱錢铁鐵铜銅银銀链鏈锋鋒"
    "错錯锦錦镇鎮长長门門闭閉问問闲閒间間闻聞阅閱队隊阳陽阴陰阵陣际際陆陸陈陳险險随隨隐隱难難雾霧静靜韩韓页頁项項顺順须須顾顧顿頓预預领領频頻题題颜顏额額风風飞飛饭飯"
    "饮飲馆館首首马馬驻駐驾駕验驗骂罵骑騎骗騙鱼魚鲁魯鲍鮑鸟鳥鸡雞鸣鳴黄黃齐齊龄齡龙龍台臺斯斯岛島征徵面麵"
)
TRADITIONAL = {ord(a): b for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if a != b}
"""From each simplified letter to its traditional one."""

_TWINS = {**_ARABIC, **{chr(a): b for a, b in TRADITIONAL.items()}}


def widen(pattern: str) -> str:
    """A regular expression in which each letter stands for its twins too; inside a class they join the class."""
    out: list[str] = []
    inside = False
    for at, letter in enumerate(pattern):
        if letter in "[]" and not pattern.startswith("\\", at - 1):
            inside = letter == "["
        twins = _TWINS.get(letter, "")
        out.append(letter + twins if inside or not twins else f"[{letter}{twins}]")
    return "".join(out)
