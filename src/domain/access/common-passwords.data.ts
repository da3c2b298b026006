/**
 * The passwords tried first wherever somebody guesses: from published lists of leaked ones, worldwide and Chinese. Each stands for what people make of it as well:
 * other case, digits and signs around it, `@` for a. Example: `P@ssw0rd2026!` is `password`.
 */
export const COMMON_WORDS: readonly string[] = (
  'password passwort passwd passcode admin administrator administrateur superadmin sysadmin webadmin adminadmin root rootroot toor user username ' +
  'guest guestguest test testtest testing tester testuser demo demodemo sample example default system manager operator support service server ' +
  'master mastermaster welcome welcomeback hello helloworld helloall letmein letmeinnow changeme changeit changethis secret topsecret secretsecret private ' +
  'login loginlogin access accessallowed security secure whatever trustno trustnoone nopassword mypassword yourpassword thepassword newpassword oldpassword ' +
  'passwordpassword passpass temppass temporary temppassword qwerty qwertyuiop qwertyui qwertyqwerty asdfasdf asdfghjkl asdfgh zxcvbn zxcvbnm ' +
  'qweasd qweasdzxc qazwsx qazwsxedc qwerasdf qwer asdf zxcv abc abcd abcdef aabb aaabbb iloveyou iloveu loveyou loveme lovelove ' +
  'sunshine princess princesa dragon monkey football baseball basketball soccer superman batman spiderman pokemon starwars michael jordan jennifer ' +
  'jessica michelle ashley daniel charlie thomas robert andrew joshua matthew computer internet samsung google facebook microsoft windows ' +
  'linkedin yahoo android iphone apple banana chocolate cheese cookie flower summer winter autumn spring shadow killer hunter ranger hockey ' +
  'tigger pepper ginger freedom forever nothing something everything anything family friends liverpool arsenal chelsea barcelona juventus mercedes ' +
  'ferrari porsche corvette mustang harley yamaha playstation nintendo minecraft pikachu naruto genius champion victory america england germany ' +
  'china chinese zhongguo zhonghua beijing shanghai guangdong shenzhen hangzhou nanjing wuhan chengdu chongqing tianjin woaini woainima woaiwo ' +
  'woaizhongguo woaibaba woaimama woaiziji aini aiwo aisheng woshishui woshini woshiwo woshizhu nihao nihaoma xiexie mima wodemima guanliyuan ' +
  'zhangwei wangwei wangfang lixiang zhangsan lisi wangwu xiaoming laopo laogong baobei baobao tiantian mimamima caonima nimabi taobao alibaba ' +
  'alipay tencent wechat weixin weibo baidu huawei xiaomi caocao liubei gongan zhengfu shequ zhongxin zongzhi zongzhizhongxin tiaojie tiaojieyuan ' +
  'xinfang sifa fayuan jiancha minzhu renmin governance mediation mediator community government dispute petition'
).split(' ');

/** Of digits, and of keys beside and under one another: whole, as they stand. */
export const COMMON_STRINGS: readonly string[] = (
  '147258369 147852369 159753456 123698745 741852963 789456123 963852741 14725836 25802580 31415926 3141592653 314159265 5201314520 52013145201314 ' +
  '13145201314 1314520520 5201314a 7758521521 77585210 0123456789 12341234 11223344 1122334455 112233445566 12121212 13131313 123123123 12344321 ' +
  '1234554321 123454321 88888888 66668888 88886666 16881688 18181818 100200300 10203040 987654321 20082008 19491001 ' +
  '1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qaz@wsx 1qaz!qaz 2wsx3edc zaq12wsx zaq1xsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1a2b3c4d a1b2c3d4 ' +
  'a1s2d3f4 qwe123qwe qweqwe123 asd123asd q1q1q1q1 1q1q1q1q qwer1234 asdf1234 zxcv1234 abcd1234 aa123456 a123456a woaini1314 woaini520 woaini5201314'
).split(' ');
