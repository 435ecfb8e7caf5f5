import type { PollContext } from '../../sim/program'
import { Outside } from './machine'

const nothing = (): void => {}
const no = (what: string) => (): never => {
  throw new Outside(`${what} in a constant`)
}

/** The context constants are computed in: no runtime, no threads, no clock. */
export const NO_KERNEL: PollContext = {
  thread: 0, worker: null, task: null, waker: null, concurrent: false, nowNanos: 0, budget: Infinity, runtime: null, insideRuntime: false, localSet: null, enterLocalSet: () => null, blockOn: no('blocking'), newWakerIdentity: () => 0,
  tokioNowNanos: no('the clock'), pollProceed: no('a poll'), restoreBudget: nothing, hasBudget: () => true,
  enterRuntime: no('a runtime'), createRuntime: no('a runtime'), defer: nothing, enterBlockInPlace: no('blocking'), exitBlockInPlace: nothing,
  takeBlockOnResult: no('blocking'), pauseClock: no('the clock'), resumeClock: no('the clock'), advanceClock: no('the clock'),
  spawnThread: no('a thread'), joinThread: no('a thread'), isThreadFinished: no('a thread'), parkThread: no('a thread'), unparkThread: no('a thread'),
  threadName: () => 'main', unblockThread: nothing, sleepThread: no('sleeping'),
  selectStart: () => 0, randomBelow: () => 0, choose: (_k, _n, preferred) => preferred, chargeNanos: nothing, atomicAccess: nothing, setSpan: nothing,
  print: nothing, panicMessage: nothing, newResource: () => 0, dropResource: nothing, nameResource: nothing, newFutureId: () => 0,
  runLater: no('a waker'), takeLater: () => null,
  emit: {
    on: false, subPollStart: nothing, subPollEnd: nothing, subDrop: nothing, valueDrop: nothing, selectChoose: nothing, selectDisable: nothing,
    selectWin: nothing, joinRotate: nothing, atomic: nothing,
  },
}
