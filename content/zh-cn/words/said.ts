/** What cells say, in Chinese: their English text -> what stands in its place. `output/said.ts` says how it is read. */
import { inWords } from '#output/said'

export const texts = {
  // What checks make of answers: lesson/explain.
  'Right.': '对了。',
  'Not yet': '还没对',
  '{0} of {1} right.': '共{1}项，对了{0}项。',
  '✓ {0*}': '✓ {0*}',
  '✗ {0*}: {1*} is not it. {2*}': '✗ {0*}：{1*}不对。{2*}',
  '✗ {0*}: {1*}': '✗ {0*}：{1*}',
  'Nothing came back: is there a return?': '什么也没返回：有没有写return？',
  'That is a promise: leave out async, and return the value itself.':
    '那是一个promise：去掉async，直接返回值。',
  'That is a tensor. Give plain numbers, in lists where there are many.':
    '那是一个张量。请给普通的数，多个数就放在列表里。',
  'That is an object, and neither a value nor a list.': '那是一个对象，既不是值，也不是列表。',
  'It should be a list.': '应该是一个列表。',
  'It should be one value, not a list.': '应该是一个值，不是列表。',
  'The list has {0} {1}, not {2}.': '列表里有{0}项，应该是{2}项。',
  'It goes wrong at place {0}, counted from 0.': '从0数起，在第{0}个位置出了错。',
  'That is no number: something was read past an end, or divided by nothing.':
    '这不是一个数：不是读过了头，就是除以了零。',
  'That is too small.': '小了。',
  'That is too large.': '大了。',
  yours: '你的',
  right: '正确的',
  '{0}, yours': '{0}，你的',
  '{0}, right': '{0}，正确的',

  // 1
  'That is one row of pixels. A picture has 28 of them.': '那是一行像素。一张图像有28行。',
  'You added width and height. Each row has 28 pixels of its own.':
    '你把宽和高加了起来。可是每一行都有自己的28个像素。',
  'So many units the first layer has. What goes into it?': '这是第一层的单元个数。送进去的是多少？',
  'The network does not name the digit: it rates each of them.':
    '网络不是说出一个数字，而是给每个数字打分。',
  'That is the layer before the last.': '那是倒数第二层。',
  'So many digits are in it, and each brings all its pixels.':
    '这是里面数字的个数，而每个数字都带来全部像素。',
  'That is one digit. How many are in a batch?': '那是一个数字。一个批量里有多少个？',
  'It learns from these, so they cannot be the exam.': '那些是用来学的，不能再拿来考。',
  'That is all there are. Most of them are learned from.': '那是全部。其中大部分是用来学的。',
  'Try it with pictures of 2 by 2 in batches of 3: 4 inputs, 12 for a batch.':
    '拿2×2的图像试试，批量是3个：4个输入，一个批量12个。',
  'always 1, of 1, 1, 7, 0': '总是答1，标签是1、1、7、0',
  'You divided the answer itself. How often is it right?': '你除的是答案本身。它对了几次？',
  'You counted how often it is right. A share is a part of all.':
    '你数的是对了几次。比例是占全部的多少。',
  'So it would be if all digits came equally often. Count.':
    '要是每个数字出现得一样多，就是这样。数一数。',
  'always 0, always 1, … of 1,000 labels': '总是答0、总是答1……，1,000个标签',
  'You counted. A share is a part of all.': '你数的是个数。比例是占全部的多少。',
  'Try always 7 on the two labels 7 and 3: it gets half of them.':
    '试试总是答7，标签是7和3两个：对一半。',

  // 2
  'What was loaded': '加载了什么',
  images: '图像',
  labels: '标签',
  train: '训练',
  test: '测试',
  '{0} × {1} × {2} bytes': '{0} × {1} × {2}字节',
  '{0#} bytes': '{0#}字节',
  'MNIST, train digits': 'MNIST训练集',
  'MNIST, test digits': 'MNIST测试集',
  'the label is {0}': '标签是{0}',
  'three rows of three': '三行，每行三个',
  'You counted on from row to row. A label is a place in its own row.':
    '你一行接一行地往下数了。标签是在自己那一行里的位置。',
  'You found in which row each 1 stands, and not where in the row.':
    '你找到的是每个1在哪一行，不是在行里的哪个位置。',
  'You stopped after the first row.': '你读完第一行就停了。',
  'two rows of four': '两行，每行四个',
  'no rows': '一行也没有',
  'Try two rows of two, 0, 1, 1, 0: the labels are 1 and 0.':
    '试试两行，每行两个，0、1、1、0：标签是1和0。',
  'the place of (0, 0)': '(0, 0)的位置',
  'You began with row 1. The first row is row 0.': '你从第1行数起了。最上面一行是第0行。',
  'You began with place 1. The first place is 0.': '你从位置1数起了。最前面的位置是0。',
  'the place of (3, 5)': '(3, 5)的位置',
  'You added. To come one row down takes more than one place.':
    '你加了起来。往下一行，要走的不止一个位置。',
  'You went down the columns. In memory it is row after row.':
    '你顺着列往下走了。内存里是一行接一行。',
  'the place of the last pixel': '最后一个像素的位置',
  'Try pictures of 2 by 2 on paper: the four places are 0, 1 and, below, 2, 3.':
    '在纸上拿2×2的图像试试：四个位置，上面是0、1，下面是2、3。',

  // 3
  'Zeros and ones among 2,000 digits': '2,000个数字里的0和1',
  'how many': '多少个',
  'ink in the middle': '中间的墨量',
  'ink beside it': '旁边的墨量',
  'How wrong the answers are': '预测错了多少',
  'The slope of the loss': '损失的斜率',
  'slope by trying': '试出的斜率',
  'slope by the formula': '公式的斜率',
  'Eight steps from w = 0, learning rate 1': '从w = 0走八步，学习率是1',
  slope: '斜率',
  step: '步',
  steps: '步数',
  'Four learning rates': '四个学习率',
  'Two weights, {0} digits': '两个权重，{0}个数字',
  'read right': '认对',
  'from 0, with ink 0.5 and target 1': '从0出发，墨量0.5，目标1',
  'That went up the slope. The step goes against it.': '那是往坡上走。步子要与斜率相反。',
  'The 2 is missing: the slope of a square is twice what is squared.':
    '少了那个2：平方的斜率，是被平方的数的两倍。',
  'That is how far the prediction is off, times 2. By how much the prediction moves with the weight is missing: the ink.':
    '那是预测差了多少，乘以2。还少一样：权重一动，预测动多少，也就是墨量。',
  'from 2, where nothing is off': '从2出发，那里一点不差',
  'from 3, with a small rate': '从3出发，学习率小',
  'Try ink 1, target 0, weight 1 and a rate of 0.5: the slope is 2, and the weight goes to 0.':
    '试试墨量1，目标0，权重1，学习率0.5：斜率是2，权重走到0。',
  'for two digits': '两个数字',
  'That weight answers the first digit exactly and forgets the second. The slope adds up both.':
    '这个权重，第一个数字答得分毫不差，却忘了第二个。斜率是两者之和。',
  'You divided by the ink. In the slope each ink stands twice: divide by its squares.':
    '你除以的是墨量。斜率里每个墨量出现两次：要除以它的平方。',
  'the slope there, for all digits': '那里的斜率，全部数字',
  'Try a single digit with ink 0.5 and target 1: the weight is 2, and nothing is off.':
    '试试只有一个数字，墨量0.5，目标1：权重是2，一点不差。',

  // 4
  '60,000 digits': '60,000个数字',
  'batch size': '批量大小',
  'steps in an epoch': '一轮的步数',
  'in the last batch': '最后一个批量里',
  'steps in {0} epochs': '{0}轮的步数',
  'Scatter of the mean ink of a batch': '一个批量的平均墨量，散得有多开',
  measured: '测得',
  'One epoch of {0} digits': '一轮，{0}个数字',
  'share of the epoch, %': '一轮走了多少，%',
  arrived: '到达次数',
  'test accuracy, %': '测试准确率，%',
  sorted: '排好序',
  shuffled: '打乱',
  '{0*}: {1} tenths of the epoch': '{0*}：一轮的十分之{1}',
  'How often each digit stands in the exam, and is answered':
    '每个数字在考试里出现几次，又被预测了几次',
  digit: '数字',
  'in the exam': '考试里',
  'after the sorted epoch': '排好序的一轮之后',
  'after the shuffled one': '打乱的一轮之后',
  '{0} digits in batches of {1}': '{0}个数字，批量是{1}个',
  'You divided: so many batches that would be. The last one is not full, so one rounds up, and each has a size.':
    '你做了除法，得到的是批量的个数。最后一个没装满，个数要往上取整，而且每个批量都有自己的大小。',
  'Two digits are left over, and they are a batch, too.': '还剩两个数字，它们也是一个批量。',
  'That would be twelve digits. The last batch has what is left.':
    '那就有十二个数字了。最后一个批量，剩多少就是多少。',
  'Nothing is left over, and an empty batch is no batch.': '一个也不剩，什么也没有就不算批量。',
  'steps of an epoch': '一轮的步数',
  'The last batch is not full, and is a step all the same.': '最后一个批量没装满，照样是一步。',
  'its last batch': '这一轮的最后一个批量',
  'Try 3 digits in batches of 2: one batch of 2, and one of 1.':
    '试试3个数字，批量是2个：一个批量有2个，一个有1个。',
  'equal batches': '批量一样大',
  'You added up the losses of all digits. A mean is that for each digit.':
    '你加的是全部数字的损失。平均值是每个数字摊到多少。',
  'You added up the losses of all digits, and divided by the batches.':
    '你把全部数字的损失加起来，却除以了批量的个数。',
  'a short last batch': '最后一个批量小一些',
  'You took the mean of the batches. So a digit of the short one counts four times as much as another.':
    '你取的是各批量的平均。这样一来，小批量里的一个数字，分量是别的数字的四倍。',
  'Try a batch of 3 digits with loss 0 and one of 1 digit with loss 4: the mean is 1.':
    '试试一个批量3个数字，损失是0，另一个1个数字，损失是4：平均是1。',

  // 5
  Parameters: '参数',
  'Dense layer': '全连接层',
  weights: '权重',
  biases: '偏置',
  together: '合计',
  'all three': '三层合计',
  '{0#} to {1#}': '{0#}到{1#}',
  'You added. Each input has a weight to each unit.':
    '你加了起来。每个输入到每个单元都有一个权重。',
  'These are the weights. Each unit has a bias, too.': '那是权重。每个单元还有一个偏置。',
  'You gave a bias to each input. Biases belong to units.':
    '你给每个输入配了一个偏置。偏置是单元的。',
  'the book’s network': '书里的网络',
  'That is the first layer. There are three.': '那是第一层。一共有三层。',
  'Something was counted once too often.': '有什么多数了一次。',
  'Try 2 inputs and 3 units: 6 weights and 3 biases.': '试试2个输入，3个单元：6个权重，3个偏置。',
  'two inputs, three units': '两个输入，三个单元',
  'It takes the weights of a unit from neighbouring places. Neighbours in a row belong to one input and to different units.':
    '它从相邻的位置取一个单元的权重。可是一行里相邻的，属于同一个输入、不同的单元。',
  'A row is as long as there are units, not as there are inputs.':
    '一行有多长，看有多少个单元，不看有多少个输入。',
  'The weights are right now, and the bias has got lost.': '权重对了，偏置却丢了。',
  'The bias is added once for each input, instead of once.':
    '偏置只该加一次，这里每个输入都加了一次。',
  'three inputs, one unit': '三个输入，一个单元',
  'Try inputs 1 and 0: what comes out is the first row of the kernel, plus the biases.':
    '试试输入1和0：出来的是权重矩阵的第一行，加上偏置。',

  // 6
  'The network with and without bends, runs: {0}': '有弯折和没有弯折的网络，各训练{0}次',
  'hidden layers': '隐藏层',
  parameters: '参数',
  'least and most': '最小和最大',
  'no hidden layer': '没有隐藏层',
  linear: '线性',
  '{0*}, run {1}: epoch {2}, step {3} of {4}': '{0*}，第{1}次：第{2}轮，第{3}步，共{4}步',
  'softmax of {0*}': '{0*}的softmax',
  'Down the loss of one digit': '沿着一个数字的损失往下走',
  probability: '概率',
  'probability, twice': '概率，两次',
  'loss, twice': '损失，两次',
  'logits 1001, 1002, 1003': '对数几率1001、1002、1003',
  'Here e to the 1001 is infinite, and infinity divided by infinity is not a number. Make the logits smaller first.':
    'e的1001次方在这里是无穷大，无穷大除以无穷大不是一个数。先把对数几率变小。',
  'You cut them off, and now all three are the same. The differences have to stay.':
    '你把它们截断了，现在三个一样大。它们的差要保住。',
  'logits 1, 2, 3': '对数几率1、2、3',
  'You divided the logits. That brings them closer together; what may change is only where they stand.':
    '你除了对数几率。这样它们就靠得更近了；能变的只是它们在哪里，不是隔多远。',
  'logits −2000 and 0': '对数几率−2000和0',
  'You subtracted something, and one logit is large still. No logit may be above zero afterwards.':
    '你减了点什么，可是还有一个对数几率很大。减完以后，哪个也不能大于零。',
  'Try logits 1000 and 1000: each gets one half.': '试试对数几率1000和1000：各得一半。',
  'a sentence': '一句话',
  'Write some words more.': '再多写几个字。',
  'what the layers do': '层做了什么',
  'What does a Dense layer without an activation do with its inputs?':
    '没有激活函数的全连接层，拿输入做了什么？',
  'what two of them come to': '两层合起来是什么',
  'True of one layer. What do you get when you do it twice?': '一层是这样。做两遍，会得到什么？',
  'Try it with single numbers: 3 times (2 times x plus 1) is 6x plus 3.':
    '用单个的数试试：3乘以（2乘以x加1），是6x加3。',
  'The book: each layer multiplies by a kernel and adds a bias, and two such steps in a row are again one, with the product of the two kernels.':
    '书里的话：每一层乘以权重矩阵，再加上偏置；这样连做两遍，还是这样的一遍，权重矩阵是两个的乘积。',

  // 7
  'Model summary': '模型摘要',
  Layer: '层',
  'Output shape': '输出形状',
  'Total parameters': '参数总数',
  'Probability of each digit, untrained': '每个数字的概率，未经训练',
  'double, then add one': '先加倍，再加一',
  'You went from the last layer to the first.': '你从最后一层走到了第一层。',
  'It came out as it went in: what a layer gives has to be kept.':
    '进去什么样，出来还是什么样：一层给出的结果要存下来。',
  'You stopped after the first layer.': '你走完第一层就停了。',
  'You gave each layer x. It should get what the one before it made.':
    '你给每一层的都是x。给它的应该是前一层的结果。',
  'add one, then double': '先加一，再加倍',
  'no layers': '一层也没有',
  'Where there are no layers, the numbers pass as they are.': '一层也没有的时候，数原样通过。',
  'Try two layers that each add one: 5 becomes 7.': '试试两层，每层加一：5变成7。',
  'the number of layers': '层数',
  'Dropout is a layer, too, and one stands behind each hidden layer.':
    'Dropout也是一层，每个隐藏层后面都有一个。',
  'That is the last layer. The hidden ones come before it.': '那是最后一层。隐藏层在它前面。',
  'One layer is missing. Is there a Dropout behind each hidden layer?':
    '少了一层。每个隐藏层后面都有Dropout吗？',
  'the parameters': '参数',
  'That is the network as it was, with 512 units.': '那是原来的网络，512个单元。',
  'The second hidden layer still has 512 units.': '第二个隐藏层还是512个单元。',
  'The first hidden layer still has 512 units.': '第一个隐藏层还是512个单元。',
  'One hidden layer is missing.': '少了一个隐藏层。',
  'That is the last layer alone.': '那只是最后一层。',
  'units of the last layer': '最后一层的单元个数',
  'The last layer stays as it is: one unit for each class.': '最后一层不变：每一类一个单元。',
  'Count one layer on paper: from 784 to 256 there are 200,704 weights and 256 biases.':
    '在纸上数一层：从784到256，有200,704个权重、256个偏置。',

  // 8
  'Labels drawn at random': '随机抽取的标签',
  'right, %': '对，%',
  'drawn labels, before': '抽取的标签，训练前',
  'drawn labels, after': '抽取的标签，训练后',
  'true labels of the test digits': '测试集的真实标签',
  'Of 1,000 test digits, read by': '测试集的1,000个数字，认对的有',
  digits: '个数',
  'one mask, on average': '一个掩码，平均',
  'one mask, least and most': '一个掩码，最小和最大',
  'the mean answer of {0} masks': '{0}个掩码的平均预测',
  'the whole network, nothing dropped': '整个网络，什么也不丢',
  'in training': '训练时',
  'It drops, and the survivors stay as they are. So less arrives on average than in the test.':
    '它丢了，留下的却原样不动。这样平均收到的就比测试时少。',
  'It makes the survivors smaller. They stand in for those that were dropped.':
    '它把留下的变小了。留下的要替丢掉的出力。',
  'It divides by the rate. What share of the units survives?':
    '它除以的是暂退率。留下的单元占多大比例？',
  'Nothing is dropped. That belongs to the test.': '什么也没丢。那是测试时的做法。',
  'in the test': '测试时',
  'It drops and scales in the test, too. There all units take part.':
    '它在测试时也丢、也放大。测试时，所有单元都出力。',
  'It drops in the test, too. There all units take part.':
    '它在测试时也丢。测试时，所有单元都出力。',
  'It scales in the test. So the first paper on Dropout did, which left the survivors as they were in training. Only one of the two is needed.':
    '它在测试时缩小。提出Dropout的论文就是这么做的，训练时留下的原样不动。两种做法，用一种就够。',
  'It scales in the test. Nothing is dropped there that would have to be made up for.':
    '它在测试时放大。测试时什么也不丢，没有要补的。',
  'Try a rate of 0.5: in training a survivor counts double, in the test all count once.':
    '试试暂退率0.5：训练时，留下的一个算两个；测试时，全都算一个。',
  'the mean of the sum, by the rate': '不同暂退率下，和的平均值',
  'nothing dropped': '什么也不丢',
  'a fifth dropped': '丢五分之一',
  'You took the rate from the sum. What goes missing is a share of it.':
    '你从和里减去了暂退率。少掉的是和的一个比例。',
  'That is what goes missing. What arrives?': '那是少掉的。收到的是多少？',
  'You divided, as one does to scale the survivors. Here nothing is scaled.':
    '你除了，那是为了放大留下的。这里什么也不放大。',
  'So it is where the survivors are scaled. Here they are not.':
    '要是放大留下的，就是这样。这里不放大。',
  'all dropped': '全丢',
  'Try one input of 1 with weight 1, dropped half of the time: on average a half arrives.':
    '试试一个输入1，权重1，有一半时候丢掉：平均收到一半。',

  // 9
  'sure and right': '有把握，也对',
  'guessing between two': '两个里猜一个',
  'The logarithm of a probability is negative. A loss is not: turn its sign.':
    '概率的对数是负的。损失不是：换个正负号。',
  'That is the probability. The loss is minus its logarithm.': '那是概率。损失是它的对数，加负号。',
  'You took the logarithm to base 10. The loss takes the natural one.':
    '你取的是以10为底的对数。损失取自然对数。',
  'two digits': '两个数字',
  'You added up. A mean is that for each digit.': '你加的是总和。平均值是每个数字摊到多少。',
  'The sign is the wrong way round.': '正负号反了。',
  'You took the mean of the probabilities first. It is each digit’s loss that the mean is taken of.':
    '你先取了概率的平均。要取平均的，是每个数字的损失。',
  'You took the first number of each row. It is the label’s that counts.':
    '你取的是每行第一个数。要看的是标签的那个。',
  'Try two digits whose labels got 1 and 0.5: the losses are 0 and 0.693, their mean 0.347.':
    '试试两个数字，标签得到1和0.5：损失是0和0.693，平均是0.347。',
  'Your two answers': '你的两份预测',
  'right of 3': '3张里对了几张',
  'mean loss': '平均损失',
  'rows of probabilities': '每行是概率',
  'The two numbers of a row should add up to 1.': '一行的两个数，加起来应该是1。',
  'the second reads more': '第二份对得更多',
  'Both read equally many.': '两份对得一样多。',
  'The first one reads more.': '第一份对得更多。',
  'and has the larger loss': '损失也更大',
  'With all three right it can only win. Leave it one mistake, and make it sure of that one.':
    '三张全对，它只会赢。给它留一个错，还要错得很有把握。',
  'Its mistake is too cheap still: make it surer of it.':
    '它这个错的代价还太小：让它错得更有把握。',
  'Try one picture alone: 0.49 for its label costs 0.71 and 0.01 costs 4.61, and both are one mistake.':
    '只拿一张图像试试：标签得0.49，损失是0.71；得0.01，损失是4.61。两种都只算一个错。',

  // 10
  'Twelve weights; the loss is {0}': '十二个权重，损失是{0}',
  from: '从',
  to: '到',
  weight: '权重',
  'came in': '传进去的',
  'came back': '传回来的',
  gradient: '梯度',
  'The gradients of the network, by hand and automatic': '网络的梯度，手算与自动',
  'By hand and automatic': '手算与自动',
  'gradient of': '对谁的梯度',
  shape: '形状',
  'largest value': '最大的值',
  'largest difference': '最大的差',
  'below {0#}': '小于{0#}',
  'One weight of each layer, by trying and by the formula': '每层一个权重，试出来与公式',
  'by trying': '试出来',
  'by the formula': '按公式',
  '{0}, row {1}, column {2}': '{0}，第{1}行第{2}列',
  'the slope of the sine, from −3 to 3': '正弦的斜率，从−3到3',
  'the slope of w² at 3': 'w²在3处的斜率',
  'You moved to one side only. To the other side it errs the other way.':
    '你只往一边动了。往另一边动，错得正好相反。',
  'You divided by h. The two places are twice as far apart.': '你除以了h。两个位置隔着两个h。',
  'The sign is the wrong way round: after minus before.': '正负号反了：是后减前。',
  'the slope of eʷ at 0': 'eʷ在0处的斜率',
  'Try the straight line 5w with h = 1: it rises by 10 over a distance of 2.':
    '拿直线5w试试，h = 1：横走2，上升10。',
  'logits 1, 2, 3 and label 2': '对数几率1、2、3，标签2',
  'These are the answers. The target is still to be subtracted.': '那是预测。还要减去目标。',
  'You took target minus answer. That is the way to go; the gradient points the other way.':
    '你取的是目标减预测。那是该走的方向，梯度指的是反方向。',
  'You counted the labels from 1. The first class is 0.': '你从1数标签了。第一类是0。',
  'You subtracted 1 from all. The target is 1 at one place only.':
    '你每个都减了1。目标只在一个位置上是1。',
  'You subtracted from the logits. The softmax comes first.':
    '你是从对数几率里减的。要先做softmax。',
  'the sum of a gradient': '一个梯度的和',
  'The answers add up to 1, and so does the target. Their difference?':
    '预测加起来是1，目标加起来也是1。两者的差呢？',
  'Try two equal logits and label 0: the gradient is −0.5 and 0.5.':
    '试试两个相等的对数几率，标签0：梯度是−0.5和0.5。',
  'an active unit': '激活的单元',
  'You went back through one of the outgoing weights. All three units complain, and the complaints add up.':
    '你只从一个送出的权重走回来。三个单元都有意见，意见要加起来。',
  'You added up the errors, which always cancel. Each comes back through its own outgoing weight.':
    '你直接加了误差，它们总是互相抵消。每个误差要经过自己那个送出的权重回来。',
  'You went back to z. The weight moves z by x for each step of its own.':
    '你退到了z。权重每动一，z动x。',
  'You multiplied by z. So it is for the weights behind the unit; this one stands before it.':
    '你乘以了z。单元后面的权重才是这样，这一个在单元前面。',
  'You multiplied by x and by z. What z is decides only whether the unit is active.':
    '你乘以了x，又乘以了z。z只决定单元激活不激活。',
  'The sign is the wrong way round: answer minus target, as given.':
    '正负号反了：给的是预测减目标。',
  'a silent unit': '沉默的单元',
  'The unit is silent. However the weight moves a little, ReLU gives 0 still.':
    '这个单元沉默着。权重怎么动一点，ReLU给出的都是0。',
  'a blank pixel': '空白的像素',
  'Try x = 1, z = 1 and one outgoing weight of 2 with an error of 0.1: the gradient is 0.2.':
    '试试x = 1，z = 1，一个送出的权重是2，误差是0.1：梯度是0.2。',

  // 11
  'Nine times +0.1, once −0.9': '九次+0.1，一次−0.9',
  'net steps of η': '净走多少个η',
  'by the sign alone': '只看符号',
  'RMSprop, ρ = {0}': 'RMSprop，ρ = {0}',
  'How small the gradients of a batch are': '一个批量的梯度有多小',
  'the network': '网络',
  'exactly 0': '正好是0',
  'smaller than {0}, not 0': '小于{0}，不是0',
  fresh: '刚建好',
  'after {0} steps': '{0}步之后',
  'Loss in a narrow valley': '窄谷里的损失',
  'Update rules, one epoch of {0} digits': '更新规则，一轮，{0}个数字',
  'SGD at two rates, one epoch of {0} digits': 'SGD，两个学习率，一轮，{0}个数字',
  'SGD, {0}': 'SGD，{0}',
  'momentum, {0#}': '动量，{0#}',
  'Adagrad, {0}': 'Adagrad，{0}',
  'RMSprop, {0}': 'RMSprop，{0}',
  'Adam, {0}': 'Adam，{0}',
  'the first mean square for g = 0.5': 'g = 0.5时的第一个均方',
  'You took the whole square. Only a tenth of it is new.': '你取了整个平方。新的只占十分之一。',
  'You exchanged the shares: ρ goes with the old mean square.': '你把比例弄反了：ρ乘的是旧的均方。',
  'You took g itself. It is a mean of squares.': '你取的是g本身。要取平均的是平方。',
  'its step': '这时的步子',
  'That is plain descent, η times g. It is still to be divided.':
    '那是普通的下降，η乘以g。还要除一下。',
  'You divided by the root of the old mean square, which is zero at first.':
    '你除以的是旧均方的根，它一开始是零。',
  'You divided by the mean square. Its root has the size of a gradient.':
    '你除以了均方。和梯度一般大的，是它的根。',
  'The step is to be subtracted: it has the sign of the gradient.':
    '这一步是要减去的：它的正负号和梯度一样。',
  'the second mean square': '第二个均方',
  'You added, as Adagrad does. Here the old mean square fades.':
    '你一直累加，像Adagrad那样。这里旧的均方会淡去。',
  'You added the whole square.': '你加了整个平方。',
  'the step for g = 0': 'g = 0时的一步',
  'Nothing divided by nothing: that is what epsilon is there for.': '零除以零：ε就是为这个准备的。',
  'Try ρ = 0.5 and g = 2 from s = 0: the mean square becomes 2.':
    '试试ρ = 0.5，g = 2，从s = 0出发：均方变成2。',
  'the first step, by the size of the gradient': '第一步（按梯度大小）',
  'for g = {0}': 'g = {0}',
  'Neither mean is corrected: both begin at zero and are too small.':
    '两个平均都没有修正：它们从零开始，偏小。',
  'You corrected the mean square, and not the mean.': '你修正了均方，没修正平均。',
  'You corrected the mean, and not the mean square.': '你修正了平均，没修正均方。',
  'The step has the sign of the gradient.': '步子的正负号和梯度一样。',
  'Try it on paper with g = 3: the corrected means are 3 and 9, and the step is η.':
    '在纸上拿g = 3试试：修正后的两个平均是3和9，步子是η。',

  // 12
  'digits to learn from': '用来学的数字',
  'These are all, and so the network would learn what it is looked at with.':
    '那是全部：这样一来，留出来检查它的那些，网络也学过了。',
  'You exchanged the two parts.': '你把两份弄反了。',
  'digits to look at': '用来看的数字',
  'the last digit is looked at': '最后一个数字用来看',
  'You looked at the first ones. They are learned from.': '你拿最前面的来看了。它们是用来学的。',
  'the first one is learned from': '第一个数字用来学',
  'The first digit is not among those to learn from.': '第一个数字不在用来学的里面。',
  'Try five digits and a count of 2: learn from 0, 1 and 2, look at 3 and 4.':
    '试试五个数字，count是2：学0、1、2，看3、4。',
  'the weight after each epoch, towards 2': '每轮之后的权重，走向2',
  'one step from two digits': '两个数字，走一步',
  'It goes uphill: a step is subtracted. And the gradient of a batch is a mean.':
    '它往坡上走：步子是要减去的。还有，一个批量的梯度是平均值。',
  'It goes uphill: a step is subtracted.': '它往坡上走：步子是要减去的。',
  'The gradient of a batch is a mean, or else a batch twice as large makes a step twice as long. And no 2 comes in, since the loss is half a square.':
    '一个批量的梯度是平均值，不然批量大一倍，步子就长一倍。也不要乘2，因为损失是平方的一半。',
  'a last batch of one': '最后一个批量只有一个',
  'It reads past the end: the last batch is not full.': '它读过了头：最后一个批量没装满。',
  'It divides by the size of a full batch. The last one has a single digit.':
    '它除以的是装满的批量大小。最后一个批量只有一个数字。',
  'It leaves the last batch out.': '它漏掉了最后一个批量。',
  'Try x = 1 and y = 1 alone, with a rate of 0.1: the first step leads to 0.1.':
    '只拿x = 1、y = 1试试，学习率0.1：第一步走到0.1。',

  // 13
  'Probability of each digit': '每个数字的概率',
  'Dropout off for both': '两边都关掉暂退法',
  'digits it learned from': '学过的数字',
  'digits it never saw': '没见过的数字',
  'ten rows': '十行',
  'answers {0*} to {1*}': '预测{0*}，标签{1*}',
  'You exchanged rows and columns. A row belongs to a true digit.':
    '你把行和列弄反了。一行对应一个真实的数字。',
  'You counted the mistakes alone. Right answers count, too: they stand on the diagonal.':
    '你只数了错的。对的也要数，它们在对角线上。',
  'Your rows are one and the same list, so that what is added to one is added to all.':
    '你的各行其实是同一个列表，往一行里加，就是往所有行里加。',
  'Try one digit, a 3 that was taken for a 5: a single 1, in row 3 and column 5.':
    '试试一个数字，3认成了5：只有一个1，在第3行第5列。',
  'points by chance at a share of {0}, by the number of digits':
    '比例是{0}时，偶然造成的百分点（按数字个数）',
  '98% of 10,000': '10,000个的98%',
  'That is a share. One percentage point is a share of 0.01.': '那是比例。一个百分点是0.01。',
  'That is the variance. The standard error is its root.': '那是方差。标准误差是它的平方根。',
  'That is a hundred times the variance. The standard error is its root.':
    '那是方差的一百倍。标准误差是方差的平方根。',
  'You took the share alone. It goes in times what is missing to one.':
    '你只取了比例。还要乘以1减去这个比例的差。',
  'half of 10,000': '10,000个的一半',
  'Try a share of one half and 100 digits: the standard error is 5 points.':
    '试试比例是一半，100个数字：标准误差是5个百分点。',

  // 14
  '{0*} · run {1} of {2}, {3*}': '{0*} · 第{1}次，共{2}次，{3*}',
  '{0*}: epoch {1} of {2}, step {3} of {4}': '{0*}：第{1}轮，共{2}轮，第{3}步，共{4}步',
  'test loss': '测试损失',
  'Test digits misread, %, each run': '测试集认错的数字，%，每次训练',
  'Batch size, one epoch of {0} digits': '批量大小，一轮，{0}个数字',
  'all at once': '一次全部',
  'All digits in one batch': '所有数字放进一个批量',
  'step, which is an epoch': '步，一步就是一轮',
  'run {0#}': '第{0#}次',
  'run {0}, step {1}: {2} digits': '第{0}次，第{1}步：{2}个数字',
  'Test accuracy, %, after {0} steps': '{0}步之后的测试准确率，%',
  'Dropout, {0} epochs of {1} digits': '暂退法，{0}轮，{1}个数字',
  'no dropout': '不用暂退法',
  'dropout {0#}': '暂退率{0#}',
  'The lowest test loss of each run': '每次训练最低的测试损失',
  'The last test loss of each run': '每次训练最后的测试损失',
  'Test loss after each epoch, median of the runs': '每轮之后的测试损失，各次训练的中位数',
  'rate {0#}': '学习率{0#}',
  'Learning rate, one epoch of {0} digits': '学习率，一轮，{0}个数字',
  'Test accuracy by learning rate, mean of the runs': '不同学习率的测试准确率，各次训练的平均',
  'learning rate': '学习率',
  accuracy: '准确率',
  loss: '损失',
  epoch: '轮',
  epochs: '轮数',
  'Hidden layers, {0} epochs of {1} digits': '隐藏层，{0}轮，{1}个数字',
  'one of {0#}': '一层，{0#}个',
  'two of {0#}': '两层，{0#}个',
  'layers: {0}, epoch {1}, step {2}': '层数：{0}，第{1}轮，第{2}步',
  'Test digits, by who reads them': '测试集的数字，看谁认得对',
  'one layer reads it': '一层认对',
  'one layer misreads it': '一层认错',
  'two layers read it': '两层认对',
  'two layers misread it': '两层认错',
  'Pictures to learn from, {0} steps each': '用来学的图像，各{0}步',
  '{0#} pictures': '{0#}张图像',
  "Keras's settings, {0} epochs, {1} runs": 'Keras的设置，{0}轮，{1}次训练',
  'as in the file': '与文件一样',
  'Until {0} of the test digits are read: {1} to learn from, at most {2} epochs':
    '直到认对测试集的{0}：学{1}个，最多{2}轮',
  'batch and rate': '批量和学习率',
  '{0}, rate {1}': '{0}，学习率{1}',
  '{0}, rate {1}, then × {2}': '{0}，学习率{1}，以后× {2}',
  'the probability, by the number of runs': '概率（按训练次数）',
  runs: '次数',
  'one run each': '各训练一次',
  'Either of the two may be the better one. The rule asks for the first.':
    '两个里哪个好都有可能。规则要的是第一个。',
  'two runs each': '各训练两次',
  'You compared the runs in pairs. But each has to be better than all of the others, not than its partner alone.':
    '你一对一对地比了。可是每一次都要胜过对方的所有次，不只是与它配对的那一次。',
  'You took the four comparisons for four coins. They are not independent: who has beaten the better one beats the worse.':
    '你把四次比较当成了四枚硬币。它们不是独立的：胜过了好的，就胜过差的。',
  'You also asked for an order among the runs of one setting. Any will do.':
    '同一种设置内部谁先谁后，你也作了要求。其实怎么排都行。',
  'You counted the second’s victory, too. Asked is the first’s.':
    '你把第二种胜出的也算进去了。问的是第一种。',
  'Try two runs each on paper: A A B B is one of the six orders of two As and two Bs.':
    '在纸上试试各两次：两个A和两个B有六种排法，A A B B是其中一种。',
  '{0} {1} against {2} {3}': '{0} {1}对{2} {3}',
  'The rule holds the other way round as well.': '反过来，规则也成立。',
  'You looked at the best run, or at the first one. Its worst is behind.':
    '你看的是最好的一次，或者第一次。它最差的一次落在后面。',
  'You compared means. The runs overlap, and so they say nothing.':
    '你比的是平均。各次有交叠，所以什么也说明不了。',
  'You let a tie pass. Its worst is as good as the other’s best, and not better.':
    '你让平手也过了关。它最差的一次和对方最好的一样好，并没有更好。',
  'Try 2 and 4 against 3 and 5: they overlap, and nobody can tell.':
    '试试2和4对3和5：有交叠，谁也分不出。',

  // 15
  'These are all parameters. Biases are not drawn, they begin at zero.':
    '那是全部参数。偏置不是抽出来的，从零开始。',
  'That is for one digit. Each digit of a batch has a mask of its own.':
    '那是一个数字的。批量里每个数字都有自己的掩码。',
  'That is one layer. Dropout stands behind two.': '那是一层。有两层后面是Dropout。',
  'So many are dropped, about. A draw is made for each one that is kept, too.':
    '丢掉的大约是这么多。留下的，也每个都抽了一次。',
  'That is one epoch.': '那是一轮。',
  'The last batch of each epoch is not full, and makes an update all the same.':
    '每轮最后一个批量没装满，照样更新一次。',
  'One for each epoch? There is one for each batch.': '每轮一次？是每个批量一次。',
  'So many digits are read. There is one update for a batch.':
    '那是看过的数字的个数。一个批量更新一次。',
  'That is the last exam. There is one after each epoch, too.':
    '那是最后一次考试。每轮之后也考一次。',
  'These are the exams after the epochs. `evaluate` makes one more.':
    '那是各轮之后的考试。`evaluate`还要考一次。',
  'Try one epoch of 300 digits: 3 updates, the last of them from 44 digits.':
    '试试一轮300个数字：更新3次，最后一次用44个数字。',
  'where two steps lead, for g = 1': '两步走到哪里，g = 1时',
  'The second step is too long: it still has the first one in it. Keras’s rule has no momentum.':
    '第二步太长了：里面还带着第一步。Keras的规则里没有动量。',
  'the order of the layers': '各层的次序',
  'A Dropout stands right behind each hidden layer.': '每个隐藏层后面紧跟着一个Dropout。',
  'the activations': '激活函数',
  'The hidden layers bend by ReLU, and the last one ends in softmax.':
    '隐藏层用ReLU，最后一层用softmax。',
  'the rates': '暂退率',
  'In the book’s network a fifth is dropped: a rate of 0.2.':
    '本书的网络里丢掉五分之一：暂退率是0.2。',
  'of five digits with a count of 2: to learn from, to look at':
    '五个数字，count是2：用来学的和用来看的个数',
  'Your cut stands at a fixed place. Take it from the count.':
    '你切的位置是固定的。请由count算出来。',
  'The count is that of the digits to look at.': 'count是用来看的数字的个数。',
  'a row for each image': '每张图像一行',
  'Both networks answer for all three images: three rows each.':
    '两个网络对三张图像都要作答：各三行。',
  'for g = 0': 'g = 0时',
  'Nothing divided by nothing: a blank pixel has a gradient of exactly 0, and epsilon is there for it.':
    '零除以零：空白像素的梯度正好是0，ε就是为它准备的。',
  'first steps, by the gradient': '第一步（按梯度）',
  'A step of η itself: the whole square went into the mean. `decay` stands second, and should be 0.9.':
    '一步正好是η：整个平方都进了平均。`decay`在第二个位置，应该是0.9。',
  'The learning rate is ten times too large.': '学习率大了十倍。',
  'Here epsilon outweighs the gradient: inside the root 0.0000001 counts like 0.0003 outside it. What has to stand inside to count like 0.0000001?':
    '这里ε压过了梯度：根号里的0.0000001，相当于根号外的0.0003。要相当于0.0000001，根号里该放多少？',
  'Try s = 0: outside the root epsilon stays as it is, inside it you see its root.':
    '试试s = 0：ε在根号外，还是它自己；在根号里，看到的是它的根。',

  // 16
  'an epoch uses every training digit once': '一轮把训练集的每个数字用一次',
  'The batches are cut from all digits, shuffled, and none comes twice.':
    '把全部数字打乱，切成批量，没有一个出现两次。',
  'a batch of 128 makes 128 updates': '批量是128个，就更新128次',
  'The 128 gradients become one mean, and that one update.':
    '128个梯度合成一个平均，一个平均更新一次。',
  'the last batch of an epoch may be smaller': '一轮的最后一个批量可能小一些',
  '60,000 divided by 128 leaves 96.': '60,000除以128，余96。',
  'biases are trained like kernels': '偏置和权重矩阵一样要训练',
  'They have a gradient as well, and the same rule applies to it.':
    '它们也有梯度，用的是同一条规则。',
  'softmax looks at each logit alone': 'softmax只看各个对数几率自己',
  'It divides by a sum over all of them.': '它除以的，是对所有对数几率求的和。',
  'dropout does nothing in the test': '测试时，暂退法什么也不做',
  'It drops in training only, and scales there, too.': '它只在训练时丢，放大也在训练时。',
  'the optimiser computes the gradient': '优化器计算梯度',
  'Backpropagation does. The optimiser makes a step of it.': '那是反向传播算的。优化器用它走一步。',
  'compile changes the weights': '编译会改变权重',
  'It names loss, optimiser and metrics. Weights change in `fit`.':
    '它只指定损失、优化器和指标。权重在`fit`里才变。',
  'the loss of a batch is a mean': '一个批量的损失是平均值',
  'Or else a larger batch would make larger steps.': '不然批量越大，步子就越大。',
  'a metric may be a number that cannot be trained on': '指标可以是一个不能用来训练的数',
  'Accuracy is one: its slope is zero nearly everywhere.': '准确率就是：它的斜率几乎处处为零。',
  'Try one at a time, and say to yourself what speaks against it.':
    '一次试一句，对自己说说，有什么可以反驳它。',
  'no digits': '一个数字也没有',
  'A mean of no digits is nothing by nothing. One by one there is nothing to do.':
    '没有数字，平均就是零除以零。一个一个来，就什么也不用做。',
  'one digit': '一个数字',
  'That is one update from the mean of both. Asked are two.':
    '那是按两个的平均更新一次。问的是更新两次。',
  'You took both gradients at the weight as it was at first. When the second digit comes, it has moved.':
    '两个梯度，你都用了一开始的权重。轮到第二个数字时，权重已经动了。',
  'You made the last update alone.': '你只做了最后一次更新。',
  'You went uphill: the step is subtracted.': '你往坡上走了：步子是要减去的。',
  'Try factors 1 and 1 and a rate of 0.5: the weight goes from 1 to 0.5, and on to 0.25.':
    '试试系数1和1，学习率0.5：权重从1到0.5，再到0.25。',

  // 17
  'The same network, the same digits, the pixels in two orders':
    '同一个网络，同样的数字，像素有两种排法',
  'as they are': '原样',
  'in another order': '换了排法',
  'loss of step {0}': '第{0}步的损失',
  'test digits read, %': '测试集认对，%',
  'Most often confused': '最常认错的',
  times: '次数',
  '{0} taken for {1}': '{0}认成{1}',
  'an edge finder across a bar': '找边的窗口，横扫一道竖条',
  column: '列',
  'at row {0}, column {1}': '第{0}行第{1}列',
  'You used one corner of the window. Each of its weights lies on a pixel.':
    '你只用了窗口的一个角。它的每个权重都压着一个像素。',
  'The window lies at the top left. It should be moved by row and column.':
    '窗口还在左上角。应该按行和列移过去。',
  'You turned the window round, as mathematicians do. Networks lay it on as it is.':
    '你把窗口转了过来，数学家是这么做的。网络是照原样铺上去。',
  'You exchanged the rows and columns of the window.': '你把窗口的行和列弄反了。',
  'You exchanged row and column of the place.': '你把位置的行和列弄反了。',
  'You stopped after the first row of the window.': '你做完窗口的第一行就停了。',
  'Try a window of 1 by 1 with weight 2: it doubles the pixel it lies on.':
    '试试1×1的窗口，权重是2：它把压着的像素加倍。',
  '{0} of 3 × 3': '{0}个3 × 3',
  'These are the weights. Each window has a bias, too.': '那是权重。每个窗口还有一个偏置。',
  'A window of 3 × 3 has nine places, not three.': '3 × 3的窗口有九个位置，不是三个。',
  'The windows slide over the picture: its size plays no role.':
    '窗口在图像上滑动：图像的大小不起作用。',
  '64 of 3 × 3 on 32 channels': '64个3 × 3，32个通道',
  'You left the channels out. A window has weights for each of them.':
    '你漏掉了通道。窗口对每个通道都有权重。',
  'You gave a bias to each channel of a window. It has one in all.':
    '你给窗口的每个通道都配了偏置。一个窗口一共才一个。',
  'Try one window of 2 × 2 on three channels: 12 weights and a bias.':
    '试试一个2 × 2的窗口，三个通道：12个权重，一个偏置。',

  // What the lesson’s modules refuse.
  'The {0*} in epoch {1}, step {2}: steps have become so large that the weights left the range of numbers. Training stopped here. A smaller learning rate usually helps.':
    '第{1}轮第{2}步，{0*}：步子太大，权重超出了数的范围。训练在这里停下。通常把学习率调小就好。',
  'weights are no longer numbers': '权重不再是数',
  'loss is no longer a number': '损失不再是数',
  '{0} is cut short or damaged. Press Run again to fetch it anew.':
    '{0}不完整，或者损坏了。再按一次“运行”，重新取来。',
  '{0} holds {1} bytes instead of {2}. Press Run again.':
    '{0}有{1}字节，应该是{2}字节。再按一次“运行”。',
  '{0} is not the file it should be. Press Run again.': '{0}不是该有的那个文件。再按一次“运行”。',
  '{0} could not be loaded ({1*}). Press Run again.': '{0}没能加载（{1*}）。再按一次“运行”。',
  'the server answered {0}': '服务器答复{0}',
  'the network did not answer': '网络没有答复',
  '{0} labels, but {1} and {2} answers': '标签有{0}个，预测却有{1}个和{2}个',
  'There are no digits to learn from.': '没有可以拿来学的数字。',
  '{0} digits are too many to show every number: at most {1}':
    '{0}个数字太多，每个数都显示不下：最多{1}个',
  'at most {0} units of each layer can be shown whole': '每层最多能完整显示{0}个单元',
  '{0} bytes are not {1} images of {2}': '{0}字节不是{1}张图像，每张{2}字节',
  'the model has to be compiled with its accuracy': '编译模型时，要带上准确率',
  '{0*}: one row of numbers is drawn, and this is a tensor of shape [{1}]':
    '{0*}：能画的是一行数，这里却是形状为[{1}]的张量',
  '{0*}: a list of numbers or a tensor is drawn, and this is {1*}':
    '{0*}：能画的是一列数或张量，这里却是{1*}',
  '{0*}: numbers are drawn, and one of these is {1*}': '{0*}：能画的是数，这里有一个却是{1*}',
  '{0*}; {1*} makes a number of it': '{0*}；写成{1*}就是数',
  'the values of x': 'x的值',
  'the text {0*}': '文字{0*}',
  'a list of {0}': '{0}项的列表',
  'a function': '函数',
  'a object': '对象',
  'a number': '一个数',
  'a boolean': '布尔值',
  'a bigint': 'bigint',
  'a symbol': 'symbol',

  '{0*} should have {1} numbers, and has {2}': '{0*}应该有{1}个数，却有{2}个',
  '{0*} should be {1}, and is {2}': '{0*}应该是{1}，却是{2}',
  '{0*}, at place {1},': '{0*}，位置{1}，',

  // Names, in code or anywhere, stay as they are.
  '{0} (Dense)': '{0} (Dense)',
  '{0} (Dropout)': '{0} (Dropout)',
  undefined: 'undefined',
  ReLU: 'ReLU',
  relu: 'relu',
  'relu(z)': 'relu(z)',
  sgd: 'sgd',
  momentum: 'momentum',
  adagrad: 'adagrad',
  rmsprop: 'rmsprop',
  Adadelta: 'Adadelta',
  inputs: 'inputs',
  outputs: 'outputs',
  inputsOfABatch: 'inputsOfABatch',
  examDigits: 'examDigits',
  weightsDrawn: 'weightsDrawn',
  drawsOfAStep: 'drawsOfAStep',
  updatesOfAWeight: 'updatesOfAWeight',
  digitsExamined: 'digitsExamined',
  first: 'first',
  second: 'second',
  'cannot tell': 'cannot tell',
}

export const said = inWords('en', texts)
